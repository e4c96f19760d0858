import type { Static } from 'typebox';
import { component, nullable, PageQuery, page, strict } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import { Post } from '#modules/posts/index.ts';

const QUERY_MAX = 200;

const Piece = Type.Object({
  text: Type.String({ description: 'Texto puro: quem mostra, escapa' }),
  hit: Type.Boolean({ description: 'Está entre o que se procurou' }),
});

const Found = Type.Object({
  post: Post.ref,
  highlight: Type.Array(Piece, { description: 'Um trecho do texto, em pedaços, ao redor do que se achou' }),
});

const Corrected = Type.Object(
  { from: Type.String(), to: Type.String() },
  { description: 'A busca como foi escrita e como foi feita' },
);

export const SearchPage = component(
  'SearchPage',
  Type.Object(
    { ...page(Found).properties, corrected: nullable(Corrected) },
    { description: 'Uma página da busca' },
  ),
);

const Instant = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 40, description }));

export const SearchQuery = strict({
  q: Type.String({
    minLength: 1,
    maxLength: QUERY_MAX,
    description: 'Palavras, "frase", -palavra, OU, prefixo*, de:nome, #hashtag',
  }),
  sort: Type.Optional(
    Type.Unsafe<'relevance' | 'recent'>({
      type: 'string',
      enum: ['relevance', 'recent'],
      default: 'relevance',
      description: 'Por relevância e data, ou só por data',
    }),
  ),
  author: Type.Optional(
    Type.String({ minLength: 1, maxLength: 60, description: 'Nome de usuário de quem escreveu' }),
  ),
  tag: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'Hashtag, com ou sem acento, sem o #' }),
  ),
  since: Instant('A partir deste instante (RFC 3339) ou dia (AAAA-MM-DD, horário de Brasília)'),
  until: Instant('Até este instante, ou até o fim deste dia'),
  ...PageQuery.properties,
});

export type SearchPage = Static<typeof SearchPage.schema>;
export type SearchQuery = Static<typeof SearchQuery>;
export type Piece = Static<typeof Piece>;
