import type { Intent } from './context.ts';
import { PostPreview, PostPreviewById } from './PostPreview.tsx';

const REPLY = 'Em resposta a';
const QUOTE = 'Publicação citada';

/** A que se responde, ou o que se cita. */
export function Subject({ intent }: { intent: Intent }) {
  switch (intent.mode) {
    case 'reply':
      return <PostPreview post={intent.post} label={REPLY} />;
    case 'quote':
      return <PostPreview post={intent.post} label={QUOTE} />;
    case 'draft':
      return (
        <>
          {intent.draft.inReplyToId && <PostPreviewById id={intent.draft.inReplyToId} label={REPLY} />}
          {intent.draft.quoteId && <PostPreviewById id={intent.draft.quoteId} label={QUOTE} />}
        </>
      );
    default:
      return null;
  }
}
