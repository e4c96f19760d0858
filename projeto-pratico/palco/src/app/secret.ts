import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSeal, type Seal } from '#kernel/seal.ts';
import { type Config, ConfigError, explain, isLocal } from './config.ts';

const SECRET_BYTES = 32;

/** Uma chave por rótulo, todas do segredo da instalação, que só é lido (ou sorteado) quando alguém precisa dele. */
export function createSealer(config: Config): (label: string) => Seal {
  let secret: string | undefined;
  return (label) => {
    let made: Seal | undefined;
    const seal = () => {
      secret ??= config.appSecret ?? ownSecret(config.storageDir);
      made ??= createSeal(secret, label);
      return made;
    };
    return {
      seal: (plain, context) => seal().seal(plain, context),
      open: (sealed, context) => seal().open(sealed, context),
    };
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
