import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  const draft = `${file}.${process.pid}`;
  mkdirSync(storageDir, { recursive: true });
  // escrito à parte, e só então com o nome: `link` falha se outro processo chegou primeiro, e vale o dele, inteiro
  writeFileSync(draft, newSecret(), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}
