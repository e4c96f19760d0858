import type { Composition } from './composition.ts';
import { PostPreview, PostPreviewById } from './PostPreview.tsx';
import type { Writing } from './use-writing.ts';

const LINKS = [
  ['inReplyToId', 'Em resposta a', 'Não responder mais a esta publicação'],
  ['quoteId', 'Publicação citada', 'Tirar a citação'],
] as const;

/**
 * A que se responde, ou o que se cita. No rascunho dá para tirar: a outra publicação pode ter sumido desde que ele foi
 * guardado.
 */
export function Subject({ writing: { intent, value, change } }: { writing: Writing }) {
  if (intent.mode === 'reply' || intent.mode === 'quote') {
    const [, label] = intent.mode === 'reply' ? LINKS[0] : LINKS[1];
    return <PostPreview post={intent.post} label={label} />;
  }
  return LINKS.map(([field, label, removal]) => {
    const id = value[field];
    if (id === null) return null;
    const remove = () => change({ [field]: null } satisfies Partial<Composition>);
    return <PostPreviewById key={field} id={id} label={label} removal={removal} onRemove={remove} />;
  });
}
