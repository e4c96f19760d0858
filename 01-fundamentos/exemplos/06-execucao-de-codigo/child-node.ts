import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** O cache de compilação entregaria bytecode pronto, e `NODE_OPTIONS` mudaria o que se quer ver: os dois saem. */
const environment = () => ({ ...process.env, NODE_DISABLE_COMPILE_CACHE: '1', NODE_OPTIONS: '' });

/** Roda outro Node com opções do V8 e devolve o que ele escreveu na saída. */
export async function runNode(flags: readonly string[], file: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, file, ...args], {
    env: environment(),
    maxBuffer: 64 * 2 ** 20,
  });
  return stdout;
}
