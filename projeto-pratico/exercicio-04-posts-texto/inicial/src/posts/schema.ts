import { Id, nullable, strict } from '@trilha/palco/src/http/schema.ts';
import { Type } from '@trilha/palco/src/http/type.ts';
import type { Static } from 'typebox';
import { Visibility } from './post.ts';

/** O esquema segura o tamanho em unidades UTF-16; contar grafemas, depois de limpar o texto, é do serviço. */
const text = Type.String({ minLength: 1, maxLength: 4_000 });
const warning = nullable(Type.String({ minLength: 1, maxLength: 1_000 }));
const version = Type.Integer({ minimum: 1 });

const NewPoll = strict({
  options: Type.Array(Type.String({ minLength: 1, maxLength: 400 }), { minItems: 2, maxItems: 6 }),
  multiple: Type.Optional(Type.Boolean()),
  durationSeconds: Type.Integer({ minimum: 1, maximum: 2_592_000 }),
});

/** O que se escreve à volta do texto, em um post e em um rascunho. */
const around = {
  warning: Type.Optional(warning),
  visibility: Type.Optional(Visibility),
  inReplyToId: Type.Optional(Id),
  quoteId: Type.Optional(Id),
  poll: Type.Optional(NewPoll),
};

export const NewPost = strict({ text, ...around, videoId: Type.Optional(Id) });
export const PostEdit = strict({
  text: Type.Optional(text),
  warning: Type.Optional(warning),
  version: Type.Optional(version),
});
export const DraftContent = strict({ text: Type.Optional(Type.String({ maxLength: 4_000 })), ...around });
export const IdParams = strict({ id: Id });
export const ListQuery = strict({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1_000 })),
  page: Type.Optional(Type.Integer({ minimum: 1 })),
});

export type NewPost = Static<typeof NewPost>;
export type PostEdit = Static<typeof PostEdit>;
