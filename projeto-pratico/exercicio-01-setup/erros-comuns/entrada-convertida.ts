/** Converte em vez de recusar, que é o padrão do Fastify: 42 vira "42", e o erro do cliente some. */
import { Ajv } from 'ajv';
import { startWith } from './referencia.ts';

const ajv = new Ajv({ coerceTypes: true, allErrors: true, strict: false });

await startWith({ tamper: (app) => app.setValidatorCompiler(({ schema }) => ajv.compile(schema)) });
