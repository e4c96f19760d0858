import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ephemeralPath } from '../ephemeral.ts';
import { type GuardedOptions, spawnGuarded } from './spawn.ts';

/**
 * Executa um programa até o fim e devolve o que ele escreveu. Morre com este processo, como os servidores:
 * um download ou compilação não fica para trás.
 * @throws Error com o fim da saída quando o código de saída não é zero.
 */
export async function runGuarded(
  command: string,
  args: string[],
  options: GuardedOptions = {},
): Promise<string> {
  const { path: logFile, remove } = ephemeralPath(`saida-${basename(command)}`);
  try {
    const { exited } = await spawnGuarded(command, args, { ...options, logFile, ref: true });
    const { code, signal } = await exited;
    const output = await readFile(logFile, 'utf8');
    if (code === 0) return output;
    const tail = output.trim().split('\n').slice(-3).join(' / ');
    throw new Error(`${basename(command)} terminou com ${signal ?? `código ${code}`}: ${tail}`);
  } finally {
    await remove();
  }
}
