/**
 * O mesmo assunto no CPython: roda referencias.py com o python3 desta máquina, ou mostra a gravação.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const RECORDED = join(import.meta.dirname, 'python.gerado.txt');

/** O que o programa imprime aqui; indefinido se não há python3. */
export function runPython(): string | undefined {
  const { error, status, stdout } = spawnSync('python3', [join(import.meta.dirname, 'referencias.py')], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  return error || status !== 0 ? undefined : stdout;
}

export function main([option]: readonly string[]): void {
  const here = option === '--gravado' ? undefined : runPython();
  if (here !== undefined && option === '--gravar') writeFileSync(RECORDED, here);
  if (here === undefined) console.log('Gravado com o CPython 3.11 em outra máquina:');
  console.log((here ?? readFileSync(RECORDED, 'utf8')).trimEnd());
}

if (import.meta.main) main(process.argv.slice(2));
