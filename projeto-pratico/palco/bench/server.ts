import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, waitFor } from '@trilha/services';

export interface MeasuredServer {
  url: string;
  /** Da criação do processo ao primeiro 200 de `/health/ready`, em ms. */
  readyMs: number;
  /** Processador gasto até ali, em ms; `null` fora do Linux. */
  cpuMs: number | null;
  /** Memória residente agora, em MB; `null` fora do Linux. */
  memoryMb(): Promise<number | null>;
  stop(): Promise<void>;
}

const TICK_MS = 10;

const API = join(import.meta.dirname, '..', 'src', 'server.ts');

/** Sobe a API como em produção (ou outro servidor), com o cache de compilação em `cacheDir`, e mede a subida. */
export async function startServer(
  env: Record<string, string>,
  cacheDir: string,
  script = API,
): Promise<MeasuredServer> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, [script], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      LOG_LEVEL: 'info',
      NODE_COMPILE_CACHE: cacheDir,
      ...env,
    },
    // a linha de registro de cada requisição é escrita de verdade, no lugar onde nada a lê
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await waitFor(() => isReady(child, url), { deadlineMs: 30_000, everyMs: 5, what: 'a API pronta' });
  const readyMs = performance.now() - startedAt;
  return {
    url,
    readyMs,
    cpuMs: await cpuOf(child.pid),
    memoryMb: () => memoryOf(child.pid),
    async stop() {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function isReady(child: ChildProcess, url: string): Promise<true | undefined> {
  if (child.exitCode !== null) throw new Error('A API saiu antes de ficar pronta.');
  const response = await fetch(`${url}/health/ready`).catch(() => null);
  await response?.arrayBuffer();
  return response?.status === 200 ? true : undefined;
}

/** Campos 14 e 15 de `/proc/PID/stat` (proc(5)), em tiques de 10 ms. */
async function cpuOf(pid: number | undefined): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function memoryOf(pid: number | undefined): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const kilobytes = /^Rss:\s+(\d+)/m.exec(text)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
}
