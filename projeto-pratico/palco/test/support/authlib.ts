import { execFileSync, spawn } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PACKAGES = ['authlib==1.9.10', 'joserfc==1.8.0', 'requests==2.34.2'];
const cache = join(import.meta.dirname, '..', '..', '..', '..', '.local', 'cache');
const home = join(
  process.env.TRILHA_LOCAL ? join(process.env.TRILHA_LOCAL, 'cache') : cache,
  'authlib-1.9.10',
);

const run = (command: string, args: string[]) =>
  execFileSync(command, args, { stdio: 'ignore', timeout: 120_000 });

/** O Python com a Authlib, instalada uma vez na pasta de cache; `null` onde não há Python ou rede. */
export function authlibPython(): string | null {
  const python = join(home, 'bin', 'python');
  if (existsSync(python)) return python;
  // montado ao lado e trocado de nome: uma instalação cortada no meio não fica parecendo inteira
  const draft = `${home}.${process.pid}`;
  try {
    run('python3', ['-m', 'venv', draft]);
    run(join(draft, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--no-input', ...PACKAGES]);
    renameSync(draft, home);
    return python;
  } catch {
    return existsSync(python) ? python : null;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Conversa com o aplicativo em Python: a configuração, o endereço que ele dá, o de volta, e o que ele viu. */
export async function runAuthlib(
  python: string,
  given: object,
  authorize: (url: string) => Promise<string>,
): Promise<Record<string, unknown>> {
  const child = spawn(python, [join(import.meta.dirname, 'authlib_client.py')], {
    env: { AUTHLIB_INSECURE_TRANSPORT: '1', PATH: process.env.PATH },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  child.stdin.write(`${JSON.stringify(given)}\n`);
  const lines: Record<string, unknown>[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(JSON.parse(line));
    if (lines.length === 1) child.stdin.write(`${await authorize(String(lines[0]?.url))}\n`);
  }
  if (lines[1] === undefined) throw new Error(`O aplicativo em Python parou: ${complaints}`);
  return lines[1];
}
