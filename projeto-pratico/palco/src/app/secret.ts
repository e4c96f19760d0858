import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSeal, deriveKey, type Seal } from '#kernel/seal.ts';
import { type Config, ConfigError, explain, isLocal } from './config.ts';

const SECRET_BYTES = 32;

/** O que sai do segredo da instalação, que só é lido (ou sorteado) quando alguém precisa dele. */
export interface Secrets {
  /** Um selo por uso. */
  seal(label: string): Seal;
  /** Uma chave por uso, para assinar. */
  key(label: string): () => Buffer;
}

export function createSecrets(config: Config): Secrets {
  const secret = once(() => config.appSecret ?? ownSecret(config.storageDir));
  return {
    seal(label) {
      const made = once(() => createSeal(secret(), label));
      return {
        seal: (plain, context) => made().seal(plain, context),
        open: (sealed, context) => made().open(sealed, context),
      };
    },
    key: (label) => once(() => deriveKey(secret(), label)),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** @throws ConfigError se o Palco atende gente de fora sem segredo próprio */
export function assertSecret(config: Config): void {
  if (config.appSecret === null && !isLocal(config))
    throw new ConfigError([explain('APP_SECRET', 'falta, e PUBLIC_URL não é desta máquina')]);
}

/**
 * O segredo desta máquina, sorteado na primeira vez. Dois processos que sobem juntos ficam com o mesmo: o arquivo nasce
 * inteiro, de uma vez, e quem chega depois lê o do primeiro.
 */
function ownSecret(storageDir: string): string {
  const path = join(storageDir, 'app-secret');
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
  mkdirSync(storageDir, { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, randomBytes(SECRET_BYTES).toString('base64url'), { mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, 'utf8');
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
