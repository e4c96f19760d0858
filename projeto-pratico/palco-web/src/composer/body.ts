import type { PostInput } from '../api/publish.ts';
import type { Composition, PollDraft } from './composition.ts';
import type { Intent } from './context.ts';

/** Opções escritas: as deixadas em branco não contam. */
export const writtenOptions = (poll: PollDraft) =>
  poll.options.map((option) => option.trim()).filter((option) => option !== '');

/** Publicação a que se responde e que se cita. */
export function linksOf(intent: Intent): { inReplyToId: string | null; quoteId: string | null } {
  if (intent.mode === 'draft') {
    const { inReplyToId, quoteId } = intent.draft;
    return { inReplyToId, quoteId };
  }
  return {
    inReplyToId: intent.mode === 'reply' ? intent.post.id : null,
    quoteId: intent.mode === 'quote' ? intent.post.id : null,
  };
}

/** O que vai para a API ao publicar ou guardar: só o que a pessoa pôs. */
export function bodyOf(intent: Intent, value: Composition): PostInput {
  const { inReplyToId, quoteId } = linksOf(intent);
  const { text, warning, visibility, poll } = value;
  return {
    text,
    visibility,
    ...(warning !== null && warning.trim() !== '' && { warning }),
    ...(inReplyToId !== null && { inReplyToId }),
    ...(quoteId !== null && { quoteId }),
    ...(poll && { poll: { ...poll, options: writtenOptions(poll) } }),
  };
}
