import type { PostInput } from '../api/publish.ts';
import type { Composition, PollDraft } from './composition.ts';

/** Opções escritas: as deixadas em branco não contam. */
export const writtenOptions = (poll: PollDraft) =>
  poll.options.map((option) => option.trim()).filter((option) => option !== '');

/** O que vai para a API ao publicar ou guardar: só o que a pessoa pôs. */
export function bodyOf(value: Composition): PostInput {
  const { text, warning, visibility, inReplyToId, quoteId, poll } = value;
  return {
    text,
    visibility,
    ...(warning !== null && warning.trim() !== '' && { warning }),
    ...(inReplyToId !== null && { inReplyToId }),
    ...(quoteId !== null && { quoteId }),
    ...(poll && { poll: { ...poll, options: writtenOptions(poll) } }),
  };
}
