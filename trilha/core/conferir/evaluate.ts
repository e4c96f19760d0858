import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const LIMIT_MS = 20_000;
export const run = promisify(execFile);

/**
 * O que um programa de uma linha imprime, rodado em outro processo: o que o módulo faça ao ser importado não nos
 * alcança. Nele, `file` é o endereço do módulo.
 * @throws Error com a linha do erro, quando não carrega ou não termina.
 */
export async function probe(path: string, program: string): Promise<string> {
  const source = `const file = ${JSON.stringify(pathToFileURL(path).href)};\n${program}`;
  try {
    const options = { timeout: LIMIT_MS, maxBuffer: 16 * 1024 * 1024 };
    return (await run(process.execPath, ['--input-type=module', '-e', source], options)).stdout;
  } catch (error) {
    const { stderr = '', killed } = error as { stderr?: string; killed?: boolean };
    const said = stderr.split('\n').find((line) => /^\w*Error/.test(line));
    throw new Error(killed ? `não terminou em ${LIMIT_MS / 1000} s` : (said ?? (error as Error).message));
  }
}

/** O que um módulo exporta, em JSON. @throws Error quando não carrega, não termina ou não exporta o nome. */
export async function readExport(path: string, name: string): Promise<unknown> {
  const printed = await probe(
    path,
    `const module = await import(file);
    if (module.${name} === undefined) throw new Error('não exporta ${name}');
    process.stdout.write(JSON.stringify(module.${name}), () => process.exit(0));`,
  );
  return JSON.parse(printed);
}
