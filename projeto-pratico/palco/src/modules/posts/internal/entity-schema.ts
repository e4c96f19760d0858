import type { Static } from 'typebox';
import { component, Id } from '#http/schema.ts';
import { Type } from '#http/type.ts';

const place = {
  start: Type.Integer({ minimum: 0 }),
  end: Type.Integer({ minimum: 1, description: 'text.slice(start, end) é o que se mostra' }),
};

const Mention = Type.Object({
  kind: Type.Literal('mention'),
  ...place,
  userId: Id,
  handle: Type.String({ description: 'O nome de hoje, mesmo que o texto mostre outro' }),
});
const Tag = Type.Object({
  kind: Type.Literal('tag'),
  ...place,
  tag: Type.String({ description: 'A chave: minúsculas, sem acento' }),
});
const Link = Type.Object({
  kind: Type.Literal('link'),
  ...place,
  url: Type.String({ description: 'O endereço como o navegador o entende' }),
});

/** Um trecho do texto que quer dizer algo, em unidades UTF-16. */
export const Entity = component(
  'Entity',
  Type.Unsafe<Static<typeof Mention> | Static<typeof Tag> | Static<typeof Link>>({
    anyOf: [Mention, Tag, Link],
    description: 'Um trecho do texto que é menção, hashtag ou link; posições em unidades UTF-16',
  }),
);

export type Entity = Static<typeof Entity.schema>;
