/**
 * Um kill -9 no meio de um write grande: o arquivo fica com um pedaço.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';

export const SIZE = 256 * 2 ** 20;

function child(path: string): void {
  const bytes = Buffer.alloc(SIZE, 'x');
  writeSync(openSync(path, 'w'), bytes); // um pedido só
}

// #region metade
/** Espera o arquivo começar a crescer, mata quem escreve e diz com quantos bytes ele ficou. */
export async function killInTheMiddle(path: string): Promise<number> {
  const victim = spawn(process.execPath, [import.meta.filename, path], { stdio: 'inherit' });
  const exit = once(victim, 'exit');
  const size = () => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const alive = () => victim.exitCode === null && victim.signalCode === null;
  while (size() === 0 && alive()) await setImmediate();
  victim.kill('SIGKILL');
  await exit;
  return size();
}
// #endregion metade

export async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'metade-'));
  const written = await killInTheMiddle(join(folder, 'grande.bin'));
  const number = new Intl.NumberFormat('pt-BR');
  console.log(`Um write de ${number.format(SIZE)} bytes, e kill -9 no meio`);
  console.log(`  no arquivo: ${number.format(written)} bytes`);
  console.log(written < SIZE ? '  é um pedaço' : '  desta vez o write terminou antes do sinal: rode de novo');
  rmSync(folder, { recursive: true });
}

const [path] = process.argv.slice(2);
if (import.meta.main) {
  if (path === undefined) await main();
  else child(path);
}
