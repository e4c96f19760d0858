import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { TrilhaError } from './errors.ts';

const WAIT_MS = 2_000;
const RETRY_MS = 20;
const SQLITE_BUSY = 5;

/**
 * Executa com exclusão entre processos. A trava é uma transação exclusiva de SQLite num arquivo vazio: quem a segura é
 * o kernel, que a solta quando o processo morre, até por `kill -9`. Não há trava velha para reconhecer e roubar.
 * @throws TrilhaError PROGRESS_LOCKED se o dono não a soltar em 2 s.
 */
export async function withLock<T>(path: string, work: () => T): Promise<T> {
  const { DatabaseSync } = await import('node:sqlite');
  // O SQLite só diria que não conseguiu abrir; o sistema diz por quê.
  accessSync(dirname(path), constants.W_OK);
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    const lock = new DatabaseSync(path, { timeout: 0 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return work();
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    } finally {
      lock.close();
    }
    if (Date.now() > deadline) throw locked();
    await delay(RETRY_MS * Math.random());
  }
}

const locked = () =>
  new TrilhaError(
    'PROGRESS_LOCKED',
    `Outro processo está gravando o progresso há mais de ${WAIT_MS / 1000} s.`,
    'Feche os outros comandos trilha e tente de novo.',
  );
