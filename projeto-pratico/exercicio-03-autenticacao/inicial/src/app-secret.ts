import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { newSecret } from './secrets.ts';

/**
 * O segredo de que derivam as chaves do servidor: o de APP_SECRET ou, nesta máquina, um sorteado na primeira vez e guardado
 * em STORAGE_DIR, que só o dono do processo lê.
 */
export function readAppSecret({ appSecret, storageDir }: Pick<Config, 'appSecret' | 'storageDir'>): string {
  if (appSecret !== undefined) return appSecret;
  const file = join(storageDir, 'segredo-do-servidor');
  mkdirSync(storageDir, { recursive: true });
  try {
    // `wx` falha se outro processo o escreveu primeiro: vale o dele
    writeFileSync(file, newSecret(), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}
