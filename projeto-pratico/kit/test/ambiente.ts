import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type RunningService, service } from '@trilha/services';
import { afterAll, beforeAll } from 'vitest';
import type { Selection, Stage, Task, TaskResult, Verdict, VerifyEvent } from '../src/index.ts';
import { runStage } from '../src/index.ts';

const servers = new URL('./servidores/', import.meta.url);

/** Comando que inicia um dos servidores hostis desta pasta, que também mora em caminhos com espaço. */
export function hostile(name: string, ...args: string[]): string {
  const file = fileURLToPath(new URL(`${name}.mjs`, servers));
  return [`"${process.execPath}"`, `"${file}"`, ...args].join(' ');
}

/** Um PostgreSQL para o arquivo inteiro: sem isto, cada verificação subiria o seu. */
export function usePostgres(): void {
  let server: RunningService | undefined;
  beforeAll(async () => {
    server = await service('postgres');
    process.env.TRILHA_POSTGRES_URL = server.url;
  });
  afterAll(() => server?.stop());
}

/** Uma etapa de mentira com as tarefas dadas, julgada pelo contrato da etapa 01. */
export function stageWith(...tasks: Task[]): Stage {
  const directory = new URL('../../exercicio-01-setup/', import.meta.url);
  return {
    number: 1,
    title: 'etapa de teste',
    directory,
    contract: new URL('contrato/openapi.json', directory),
    env: {},
    tasks,
  };
}

export const reread = { file: 'README.md', heading: 'Seção' };

/** A tarefa mínima: o servidor fica pronto. */
export const ready: Task = {
  id: 'ready',
  title: 'fica pronto',
  needs: [],
  reread,
  run: async ({ http }) => {
    (await (await http()).get('/health/ready')).expectStatus(200);
  },
};

/** Roda uma etapa de mentira e devolve os resultados e os eventos. */
export async function run(stage: Stage, command: string, options: number | { selection: Selection } = 5_000) {
  const readyDeadlineMs = typeof options === 'number' ? options : 5_000;
  const events: VerifyEvent[] = [];
  const results = await runStage(stage, {
    target: { command, readyDeadlineMs },
    ...(typeof options === 'number' ? {} : options),
    onEvent: (event) => events.push(event),
    taskDeadlineMs: readyDeadlineMs + 1_500,
  });
  return { results, events };
}

export function only(results: TaskResult[] | Verdict['results']): TaskResult {
  const [first] = results;
  if (first === undefined) throw new Error('nenhuma tarefa rodou');
  return first;
}

/** Se alguém aceita conexões nesta porta agora. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
