import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { PATHS } from '../../boot/paths.mjs';

const SQLITE_BUSY = 5;

/** O que está de pé, para quem chega depois. */
export interface State {
  pid: number;
  startedAt: string;
  addresses: { palco: string; trilha: string };
  /** Número de processo de cada parte. */
  processes: Record<string, number>;
}

export interface Instance {
  publish(state: State): void;
  /** Apaga o que foi publicado; a partir daqui ninguém deve contar com os endereços. */
  withdraw(): void;
  /** Cede o lugar. */
  release(): void;
}

/**
 * Toma o lugar de única execução do projeto, ou devolve `undefined` se outra o tem.
 *
 * A trava é uma transação exclusiva de SQLite: quem a segura é o kernel, que a solta na morte do
 * processo, até por `kill -9`. Não há trava velha a reconhecer, nem número de processo reaproveitado.
 */
export function claimInstance(folder: string = PATHS.run): Instance | undefined {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(`${folder}/unica.db`, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
  const withdraw = () => rmSync(stateFile(folder), { force: true });
  withdraw();
  return {
    withdraw,
    publish: (state) => writeFileSync(stateFile(folder), `${JSON.stringify(state, null, 2)}\n`),
    release: () => {
      withdraw();
      database.close();
    },
  };
}

/**
 * Toma o lugar, esperando quem ainda prepara ou encerra: esses não publicam estado.
 * @returns `undefined` quando outra execução está de pé, ou quando o prazo, em ms, acabou
 */
export async function claimWhenFree(
  folder: string = PATHS.run,
  deadlineMs = 60_000,
): Promise<Instance | undefined> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const instance = claimInstance(folder);
    if (instance !== undefined || readState(folder) !== undefined) return instance;
    if (performance.now() >= deadline) return undefined;
    await delay(200);
  }
}

/** O estado publicado por quem tem a trava; `undefined` enquanto ele ainda prepara. */
export function readState(folder: string = PATHS.run): State | undefined {
  try {
    return JSON.parse(readFileSync(stateFile(folder), 'utf8'));
  } catch {
    return undefined;
  }
}

const stateFile = (folder: string) => `${folder}/estado.json`;
