import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookHas } from '../../../book.ts';
import type { StageRule } from '../../types.ts';

const RULES = {
  struct: 'error',
  'no-unresolved-refs': 'error',
  'path-parameters-defined': 'error',
  'no-identical-paths': 'error',
  'operation-operationId-unique': 'error',
} as const;

/** O documento julga as respostas de todo mundo: um erro nele reprova quem está certo. */
export const stageContract: StageRule = {
  id: 'etapa-contrato',
  next: 'corrija o documento; a referência é https://spec.openapis.org/oas/v3.1.0',
  async check({ book, base }) {
    const file = `${base}/contrato/openapi.json`;
    if (!bookHas(book, file)) return [];
    const source = readFileSync(join(book.root, file), 'utf8');
    const reports = (await problemsOf(source, join(book.root, file))).map((message) => ({ file, message }));
    if (reports.length > 0) return reports;
    const { openapi, components } = JSON.parse(source) as {
      openapi: string;
      components?: { schemas?: Record<string, unknown> };
    };
    if (!openapi.startsWith('3.1')) return [{ file, message: `é OpenAPI ${openapi}; o kit lê a 3.1` }];
    return components?.schemas?.Problem
      ? []
      : [{ file, message: 'falta components/schemas/Problem, a forma dos erros' }];
  },
};

async function problemsOf(source: string, absoluteRef: string): Promise<string[]> {
  // Leva um terço de segundo para carregar, e só as etapas precisam.
  const { createConfig, lintFromString } = await import('@redocly/openapi-core');
  try {
    JSON.parse(source);
    const found = await lintFromString({ source, absoluteRef, config: await createConfig({ rules: RULES }) });
    return found.map(({ message, location }) => `em ${location[0]?.pointer ?? '#/'}: ${message}`);
  } catch (error) {
    return [`não é um documento que se leia: ${(error as Error).message}`];
  }
}
