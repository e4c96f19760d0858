import { fileURLToPath } from 'node:url';
import { NOT_REQUESTED, type TaskResult, type Verdict, type VerifyEvent, verifyStage } from '@trilha/kit';
import { requireService } from '@trilha/services/vitest';
import { type TestContext, vi } from 'vitest';

export const STAGE = new URL('../', import.meta.url);
const postgres = requireService('postgres');
// Cada verificação sobe servidores e mede prazos; mais que duas ao mesmo tempo disputariam o processador.
vi.setConfig({ maxConcurrency: 2, testTimeout: 120_000 });

interface Options {
  directory?: URL;
  env?: Record<string, string>;
  prepare?: string;
  /** Só estas tarefas. Padrão: todas. */
  only?: readonly string[] | undefined;
  onEvent?: (event: VerifyEvent) => void;
}

/** Verifica a etapa 01 contra um arquivo executado por este mesmo Node. */
export function verifyNode(context: TestContext, file: URL, options: Options = {}): Promise<Verdict> {
  return verifyCommand(context, node(file), options);
}

/** O comando que executa um arquivo com este Node, em qualquer pasta. */
export function node(file: URL): string {
  return `"${process.execPath}" "${fileURLToPath(file)}"`;
}

export async function verifyCommand(
  context: TestContext,
  command: string,
  { directory = STAGE, onEvent = () => undefined, only, ...rest }: Options,
) {
  // Um PostgreSQL para o arquivo inteiro; o kit cria nele um banco por verificação.
  process.env.TRILHA_POSTGRES_URL = (await postgres(context)).url;
  // A máquina dos testes está cheia: o prazo de subida é folgado, os das tarefas são os de sempre.
  const target = { command, readyDeadlineMs: 30_000, directory: fileURLToPath(directory), ...rest };
  const selection = only === undefined ? undefined : { ids: only };
  return verifyStage({ stage: 1, target, onEvent, selection });
}

/** As tarefas verificadas que não passaram, com as palavras que o leitor recebe. */
export function complaints(verdict: Verdict): Record<string, string> {
  const said = ({ failure, reason }: TaskResult) => failure?.got ?? `não verificado: ${reason}`;
  const bad = verdict.results.filter(
    ({ outcome, reason }) => outcome !== 'passed' && reason !== NOT_REQUESTED,
  );
  return Object.fromEntries(bad.map((result) => [result.id, said(result)]));
}
