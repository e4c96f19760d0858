import type Typebox from 'typebox';

type Options = Record<string, unknown>;
type Properties = Record<string, object>;

/** Marca de campo opcional; símbolo, para não aparecer no JSON Schema. */
const OPTIONAL = Symbol('opcional');

const of =
  (type: string) =>
  (options: Options = {}) => ({ type, ...options });

function object(properties: Properties, options: Options = {}) {
  const required = Object.keys(properties).filter((name) => !(OPTIONAL in (properties[name] ?? {})));
  return { type: 'object', ...(required.length > 0 ? { required } : {}), properties, ...options };
}

const builder = {
  String: of('string'),
  Integer: of('integer'),
  Number: of('number'),
  Boolean: of('boolean'),
  Null: of('null'),
  Literal: (value: string) => ({ type: 'string', const: value }),
  Array: (items: object, options: Options = {}) => ({ type: 'array', items, ...options }),
  Object: object,
  Record: (_key: object, value: object) => ({ type: 'object', additionalProperties: value }),
  Optional: (schema: object) => Object.defineProperty({ ...schema }, OPTIONAL, { value: true }),
  Unsafe: (schema: object) => schema,
};

/**
 * Esquemas com os tipos do TypeBox, montados como JSON Schema simples. O TypeBox em si fica só nos tipos:
 * carregá-lo custava 13 MB e 0,3 s de processador por processo (`npm run medir -w @trilha/palco -- partida`), e
 * quem valida é o ajv.
 */
export const Type = builder as unknown as Pick<typeof Typebox, keyof typeof builder>;
