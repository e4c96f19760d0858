import { usePostNow } from '../api/publish.ts';
import { PollFields } from './PollFields.tsx';
import { ScheduleField } from './ScheduleField.tsx';
import type { Writing } from './use-writing.ts';
import { VisibilityField } from './VisibilityField.tsx';

interface Props {
  writing: Writing;
  byField: Record<string, string>;
}

/** Até onde a resposta pode abrir; de um rascunho, pergunta-se pela publicação a que ele responde. */
function useParentVisibility({ intent, value }: Writing) {
  const { data } = usePostNow(intent.mode === 'draft' ? value.inReplyToId : null);
  return intent.mode === 'reply' ? intent.post.visibility : (data?.visibility ?? null);
}

/** O que vai junto com o texto. Na edição, nada disto muda. */
export function Extras({ writing, byField }: Props) {
  const { value, change, intent } = writing;
  const parent = useParentVisibility(writing);
  if (intent.mode === 'edit') return null;
  return (
    <>
      {value.poll && (
        <PollFields poll={value.poll} error={byField.poll} onChange={(poll) => change({ poll })} />
      )}
      {value.at !== null && (
        <ScheduleField at={value.at} error={byField.at} onChange={(at) => change({ at })} />
      )}
      <VisibilityField
        value={value.visibility}
        parent={parent}
        error={byField.visibility}
        onChange={(visibility) => change({ visibility })}
      />
    </>
  );
}
