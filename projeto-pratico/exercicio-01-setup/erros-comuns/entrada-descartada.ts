/** Descarta campos desconhecidos, outro padrão do Fastify: `delayms` some e ninguém fica sabendo. */
import { Ajv } from 'ajv';
import { startWith } from './referencia.ts';

const ajv = new Ajv({ removeAdditional: true, allErrors: true, strict: false });

await startWith({ tamper: (app) => app.setValidatorCompiler(({ schema }) => ajv.compile(schema)) });
