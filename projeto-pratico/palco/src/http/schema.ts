import type { Static, TSchema } from 'typebox';
import { Type } from './type.ts';

/** Uma forma com nome: aparece uma vez em `components` da OpenAPI e é citada por referência. */
export interface Component<T extends TSchema> {
  schema: T & { $id: string };
  /** Usa a forma dentro de outra, sem repeti-la. */
  ref: ReturnType<typeof Type.Unsafe<Static<T>>>;
}

export function component<T extends TSchema>(name: string, schema: T): Component<T> {
  return { schema: { ...schema, $id: name }, ref: Type.Unsafe<Static<T>>({ $ref: `${name}#` }) };
}

/** O mesmo tipo ou `null`. */
export const nullable = <T extends TSchema>(schema: T) =>
  Type.Unsafe<Static<T> | null>({ anyOf: [schema, { type: 'null' }] });

/** Objeto de entrada: campo desconhecido é recusado, nunca descartado em silêncio. */
export const strict = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });

export const Id = Type.String({ format: 'uuid' });
export const Timestamp = Type.String({ format: 'date-time' });
export const NoContent = Type.Null({ description: 'Sem conteúdo' });

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 50;

/** Parâmetros de toda lista paginada. */
export const PageQuery = strict({
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT, description: 'Itens por página' }),
  ),
  cursor: Type.Optional(
    Type.String({
      minLength: 1,
      // o de uma conversa leva o caminho até a resposta
      maxLength: 3_000,
      description: 'nextCursor ou previousCursor de outra página da mesma lista',
    }),
  ),
});

export const pageLimit = (query: { limit?: number | undefined }) => query.limit ?? DEFAULT_LIMIT;

const Cursor = Type.Unsafe<string | null>({ type: ['string', 'null'] });

/** Página de uma lista: cursor nulo quer dizer que, para aquele lado, acabou. */
export const page = <T extends TSchema>(item: T) =>
  Type.Object(
    { items: Type.Array(item), nextCursor: Cursor, previousCursor: Cursor },
    { description: 'Uma página da lista; nextCursor nulo é o fim dela, e previousCursor nulo, o começo' },
  );
