import type { Static } from 'typebox';
import { component, Id, nullable, page, strict, Timestamp } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import { DraftPoll, NewPost, TextInput, VisibilityName } from '#modules/posts/index.ts';

const { warning, visibility, inReplyToId, quoteId } = NewPost.properties;

/** O que se guarda: tudo pode faltar, e só publicar cobra o que falta. */
export const DraftContent = strict({
  text: Type.Optional(TextInput),
  warning,
  visibility,
  inReplyToId,
  quoteId,
  poll: Type.Optional(DraftPoll),
});

export const Draft = component(
  'Draft',
  Type.Object(
    {
      id: Id,
      text: Type.String(),
      warning: nullable(Type.String()),
      visibility: nullable(VisibilityName),
      inReplyToId: nullable(Id),
      quoteId: nullable(Id),
      poll: nullable(DraftPoll),
      updatedAt: Timestamp,
      scheduledFor: nullable(Timestamp),
      problem: nullable(Type.String({ description: 'Por que não foi publicado na hora marcada' })),
    },
    { description: 'Um rascunho; visibility nula é a que vale para quem publica sem escolher' },
  ),
);

export const DraftPage = component('DraftPage', page(Draft.ref));

export const Publication = strict({
  at: Type.Optional(Type.String({ format: 'date-time', description: 'Quando publicar; sem ela, agora' })),
});

export type DraftContent = Static<typeof DraftContent>;
export type Draft = Static<typeof Draft.schema>;
