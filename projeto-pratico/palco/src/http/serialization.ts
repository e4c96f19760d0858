import { type SerializerFactory, SerializerSelector } from '@fastify/fast-json-stringify-compiler';

/**
 * Serialização pela forma declarada: campo que o esquema da resposta não cita não sai. Compila na primeira resposta
 * de cada forma, pela mesma razão da validação.
 */
export function lazySerializer(): SerializerFactory {
  const build = SerializerSelector();
  return (externalSchemas, options) => {
    const compile = build(externalSchemas, options);
    return (route) => {
      let serialize: ReturnType<typeof compile> | undefined;
      return (body) => {
        serialize ??= compile(route);
        return serialize(body);
      };
    };
  };
}
