import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { disown, own } from './guard/guardian.ts';
import { runDir } from './paths.ts';

export interface EphemeralPath {
  path: string;
  remove(): Promise<void>;
}

/** Um caminho novo, ainda não criado, que o guardião apaga se este processo morrer antes. */
export function ephemeralPath(name: string, base: string = runDir()): EphemeralPath {
  const path = join(base, `${name}-${process.pid}-${randomBytes(4).toString('hex')}`);
  own(path);
  const remove = async () => {
    await rm(path, { recursive: true, force: true });
    disown(path);
  };
  return { path, remove };
}
