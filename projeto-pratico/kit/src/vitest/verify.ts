import { fileURLToPath } from 'node:url';
import { requireService } from '@trilha/services/vitest';
import { type TestContext, vi } from 'vitest';
import { NOT_REQUESTED, type TaskResult, type Verdict, type VerifyEvent } from '../outcome.ts';
import { verifyStage } from '../verify.ts';

interface Options {
  directory?: URL;
  env?: Record<string, string>;
  prepare?: string;
  /** Só estas tarefas, e só desta etapa. Padrão: todas, e depois as das anteriores. */
  only?: readonly string[] | undefined;
  onEvent?: (event: VerifyEvent) => void;
}

export interface StageVerifier {
  /** Verifica um arquivo executado por este mesmo Node. */
  verifyNode(context: TestContext, file: URL, options?: Options): Promise<Verdict>;
  verifyCommand(context: TestContext, command: string, options?: Options): Promise<Verdict>;
}

/** Verifica uma etapa dentro de um arquivo de teste, com um PostgreSQL só para o arquivo. */
export function stageVerifier(stage: number, home: URL): StageVerifier {
  const postgres = requireService('postgres');
  // Cada verificação sobe servidores e mede prazos; mais que duas ao mesmo tempo disputariam o processador.
  vi.setConfig({ maxConcurrency: 2, testTimeout: 120_000 });
  const verifyCommand: StageVerifier['verifyCommand'] = async (context, command, options = {}) => {
    const { directory = home, onEvent = () => undefined, only, ...rest } = options;
    // O kit cria nele um banco por verificação.
    process.env.TRILHA_POSTGRES_URL = (await postgres(context)).url;
    // A máquina dos testes está cheia: o prazo de subida é folgado, os das tarefas são os de sempre.
    const target = { command, readyDeadlineMs: 30_000, directory: fileURLToPath(directory), ...rest };
    const selection = only === undefined ? undefined : { ids: only };
    return verifyStage({ stage, target, onEvent, selection });
  };
  return {
    verifyCommand,
    verifyNode: (context, file, options) => verifyCommand(context, node(file), options),
  };
}

/** O comando que executa um arquivo com este Node, em qualquer pasta. */
export function node(file: URL): string {
  return `"${process.execPath}" "${fileURLToPath(file)}"`;
}

/** As tarefas verificadas que não passaram, com as palavras que o leitor recebe. */
export function complaints(verdict: Verdict): Record<string, string> {
  const said = ({ failure, reason }: TaskResult) => failure?.got ?? `não verificado: ${reason}`;
  const bad = verdict.results.filter(
    ({ outcome, reason }) => outcome !== 'passed' && reason !== NOT_REQUESTED,
  );
  return Object.fromEntries(bad.map((result) => [result.id, said(result)]));
}
