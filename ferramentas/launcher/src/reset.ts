import { existsSync, rmSync } from 'node:fs';
import { outsideDirPath } from '@trilha/services';
import { PATHS } from '../boot/paths.mjs';
import { claimInstance } from './process/instance.ts';

const everything = process.argv.includes('--tudo');
const unknown = process.argv.slice(2).filter((argument) => argument !== '--tudo');

if (unknown.length > 0) {
  console.error(`Opção desconhecida: ${unknown.join(' ')}. Uso: npm run resetar [-- --tudo]`);
  process.exitCode = 2;
} else reset();

/** Apaga dados e execução; `--tudo`, também o cache. O trabalho de quem estuda (`minha-trilha`) fica. */
function reset(): void {
  const instance = claimInstance();
  if (instance === undefined) {
    console.error('O projeto está no ar. Encerre-o (Ctrl-C no terminal dele) e repita.');
    process.exitCode = 1;
    return;
  }
  instance.release();
  const folders = [PATHS.data, PATHS.run, outsideDirPath(), ...(everything ? [PATHS.cache] : [])];
  for (const folder of folders.filter((path) => existsSync(path))) {
    rmSync(folder, { recursive: true, force: true });
    console.log(`  apagada ${folder}`);
  }
  console.log('  Pronto. O próximo `npm start` recomeça do zero.');
}
