import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort, waitFor } from '@trilha/services';
import { afterAll } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

export interface RealProcess {
  child: ChildProcess;
  /** Tudo o que escreveu, nas duas saídas. */
  output(): string;
  exited: Promise<number | null>;
}

/** Processos de verdade, com o comando que as pessoas usam; o que sobrar morre no fim do arquivo. */
export function useProcesses() {
  const children: ChildProcess[] = [];
  afterAll(async () => {
    for (const child of children)
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  });
  const run = (script: string, env: Record<string, string>): RealProcess => {
    const clean: NodeJS.ProcessEnv = { LOG_LEVEL: 'info', ...env };
    // O cache de compilação só poupa tempo: a segunda subida custa metade da primeira.
    for (const name of ['PATH', 'HOME', 'NODE_COMPILE_CACHE']) clean[name] = process.env[name];
    const child = spawn(process.execPath, [join('src', script)], {
      cwd: root,
      env: clean,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { child, output: () => text, exited };
  };
  const api = async (env: Record<string, string>) => {
    const port = String(await freePort());
    const server = run('server.ts', { PORT: port, ...env });
    const url = `http://127.0.0.1:${port}`;
    await untilReady(url, server);
    return { ...server, url };
  };
  return { run, api };
}

export async function untilReady(url: string, server?: RealProcess): Promise<void> {
  await waitFor(
    async () => {
      if (server && server.child.exitCode !== null) throw new Error(`A API saiu: ${server.output()}`);
      return (await statusOf(`${url}/health/ready`)) === 200 ? true : undefined;
    },
    { deadlineMs: 30_000, everyMs: 50, what: 'a API pronta' },
  );
}

/** Status de um GET, ou o nome da falha de rede. */
export async function statusOf(url: string): Promise<number | string> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    return cause instanceof Error && 'code' in cause ? String(cause.code) : 'falha';
  }
}

interface Account {
  handle: string;
  name: string;
  email: string;
  password: string;
}

/** Cria e confirma uma conta pela rede, lendo a caixa local, e devolve o cookie da sessão. */
export async function signUpAt(url: string, account: Account): Promise<string> {
  await send(url, '/users', account);
  const token = await tokenAt(url, account.email);
  const confirmed = await send(url, '/email-confirmations', { token, password: account.password });
  return confirmed.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
}

/** Espera a mensagem com o link chegar à caixa local. */
export function tokenAt(url: string, email: string): Promise<string> {
  return waitFor(
    async () => {
      const response = await fetch(`${url}/api/v1/letters`).catch(() => null);
      const { items = [] } = response?.ok ? ((await response.json()) as Letters) : {};
      return /#([\w-]{22,})/.exec(items.find(({ to }) => to === email)?.text ?? '')?.[1];
    },
    { deadlineMs: 20_000, everyMs: 50, what: `a mensagem para ${email}` },
  );
}

interface Letters {
  items?: { to: string; text: string }[];
}

/** POST de um JSON. */
export const send = (url: string, path: string, body: object): Promise<Response> =>
  fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
