import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const LIMIT_MS = 20_000;
const run = promisify(execFile);

/**
 * O que um módulo exporta, em JSON, lido em outro processo: o que ele faça ao ser importado não nos alcança.
 * @throws Error com a última linha do erro, quando não carrega, não termina ou não exporta o nome.
 */
export async function readExport(path: string, name: string): Promise<unknown> {
  const probe = `
    const module = await import(${JSON.stringify(pathToFileURL(path).href)});
    if (module.${name} === undefined) throw new Error('não exporta ${name}');
    process.stdout.write(JSON.stringify(module.${name}), () => process.exit(0));`;
  try {
    const options = { timeout: LIMIT_MS, maxBuffer: 16 * 1024 * 1024 };
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', probe], options);
    return JSON.parse(stdout);
  } catch (error) {
    const { stderr = '', killed } = error as { stderr?: string; killed?: boolean };
    const said = stderr.split('\n').find((line) => /^\w*Error/.test(line));
    throw new Error(killed ? `não terminou em ${LIMIT_MS / 1000} s` : (said ?? (error as Error).message));
  }
}
