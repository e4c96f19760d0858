import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitFor } from '@trilha/services';
import { onTestFinished } from 'vitest';
import { isAlive } from '../boot/install-lock.mjs';
import type { State } from '../src/process/instance.ts';

export const fixture = (name: string): string =>
  fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'trilha lançador '));
}

export interface Launched {
  child: ChildProcess;
  output(): string;
  exit: Promise<number | null>;
}

/** Inicia um programa de teste e guarda tudo o que ele imprime; é morto no fim do teste. */
export function launch(program: string, env: Record<string, string>): Launched {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, output: () => output, exit };
}

/** O estado publicado em `local` depois que tudo ficou de pé. */
export function stateIn(local: string): Promise<State> {
  return waitFor(() => readIfThere(`${local}/execucao/estado.json`), {
    deadlineMs: 15_000,
    everyMs: 30,
    what: 'estado publicado',
  });
}

function readIfThere(file: string): State | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Espera que nenhum dos processos exista. */
export async function allGone(pids: readonly number[], deadlineMs: number): Promise<void> {
  const none = () => (pids.some(isAlive) ? undefined : true);
  await waitFor(none, { deadlineMs, everyMs: 50, what: `fim dos processos ${pids.join(', ')}` });
}
