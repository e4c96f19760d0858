import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { withLock } from './lock.ts';

/**
 * Cria `target` uma única vez. `make` enche uma pasta provisória ao lado, que só recebe o nome final
 * depois de completa: um download ou compilação interrompidos nunca parecem prontos, e a próxima
 * chamada apaga o resto e recomeça.
 */
export async function onceInCache(target: string, make: (dir: string) => Promise<void>): Promise<string> {
  if (existsSync(target)) return target;
  return withLock(basename(target), async () => {
    if (existsSync(target)) return target;
    const partialPrefix = `.parcial-${basename(target)}-`;
    await removeLeftovers(dirname(target), partialPrefix);
    const partial = join(dirname(target), `${partialPrefix}${process.pid}`);
    await mkdir(partial, { recursive: true });
    try {
      await make(partial);
      await rename(partial, target);
    } catch (error) {
      await rm(partial, { recursive: true, force: true });
      throw error;
    }
    return target;
  });
}

async function removeLeftovers(dir: string, prefix: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (const name of await readdir(dir)) {
    if (name.startsWith(prefix)) await rm(join(dir, name), { recursive: true, force: true });
  }
}
