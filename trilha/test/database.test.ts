import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { requireService } from '@trilha/services/vitest';
import { expect, test } from 'vitest';

const postgres = requireService('postgres');
const MAIN = fileURLToPath(new URL('../cli/main.ts', import.meta.url));

function isListening(url: string): Promise<boolean> {
  const { hostname: host, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

test('banco continua de pé depois de escrever o endereço, e o Ctrl-C o leva embora', async (context) => {
  await postgres(context);
  const { TRILHA_POSTGRES_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [MAIN, 'banco'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const exited = once(child, 'exit');
  const line = (await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next())
    .value as string;
  const url = line.replace('DATABASE_URL=', '');
  // O defeito que este teste prende: sem nada que segure o laço de eventos, o processo acabava logo depois.
  expect(await Promise.race([exited, delay(1_000, 'de pé')])).toBe('de pé');
  expect(await isListening(url)).toBe(true);
  child.kill('SIGINT');
  expect(await exited).toEqual([0, null]);
  expect(await isListening(url)).toBe(false);
});
