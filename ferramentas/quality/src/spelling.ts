import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { listFiles, ROOT } from './files.ts';

/** O que uma pessoa lê: prosa inteira; em código, comentários e textos (o inglês dos símbolos também é conferido). */
const READ_BY_PEOPLE = /\.(md|ts|tsx|mjs|astro)$/;

const files = listFiles(READ_BY_PEOPLE);
const cspell = resolve(ROOT, 'node_modules/cspell/bin.mjs');
const args = [
  cspell,
  'lint',
  '--no-progress',
  '--no-must-find-files',
  '--show-suggestions',
  '--file-list',
  'stdin',
];
const { status, stdout, stderr } = spawnSync(process.execPath, args, {
  cwd: ROOT,
  encoding: 'utf8',
  input: files.join('\n'),
  maxBuffer: 64 * 1024 * 1024,
});
console.log(stdout);
if (status === 0) console.log(`✔ ortografia: ${files.length} arquivos`);
else {
  console.error(
    `${stderr}\nCorrija a palavra ou, se ela é da casa, acrescente-a a ferramentas/quality/palavras.txt.`,
  );
  process.exitCode = 1;
}
