import { type FieldError, invalidFields } from '#kernel/errors.ts';
import type { NewPost } from '#modules/posts/index.ts';
import type { DraftsDeps } from './deps.ts';
import type { Draft, DraftContent } from './schema.ts';
import type { DraftRow } from './store.ts';

/** O que se guarda: limpo como um post, e com os mesmos tetos; o que falta não é recusado. @throws `validation_failed` */
export function cleanContent(body: DraftContent, { posts, polls }: Pick<DraftsDeps, 'posts' | 'polls'>) {
  const errors: FieldError[] = [];
  const { text = '', warning = null, poll, ...rest } = body;
  const content: DraftContent = {
    ...rest,
    text: posts.rules.draftText(text, errors),
    warning: posts.rules.warning(warning, errors),
    ...(poll ? { poll: polls.tidy(poll, errors) } : {}),
  };
  if (errors.length > 0) throw invalidFields(errors);
  return content;
}

/** O que publicar este rascunho mandaria a `POST /posts`. */
export const toNewPost = ({ content }: DraftRow): NewPost => ({ text: '', ...content });

export function present({ id, content, updated_at, scheduled_for, problem }: DraftRow): Draft {
  const {
    text = '',
    warning = null,
    visibility = null,
    inReplyToId = null,
    quoteId = null,
    poll = null,
  } = content;
  return {
    id,
    ...{ text, warning, visibility, inReplyToId, quoteId, poll },
    updatedAt: updated_at.toISOString(),
    scheduledFor: scheduled_for?.toISOString() ?? null,
    problem,
  };
}
