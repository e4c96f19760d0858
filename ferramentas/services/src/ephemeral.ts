import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { disown, own } from './guard/guardian.ts';
import { runDir } from './paths.ts';

export interface EphemeralPath {
  path: string;
  remove(): Promise<void>;
}

const swept = new Set<string>();
/** Restos mais novos que isto podem ser de outro contêiner, cujos processos não se veem daqui. */
const LEFTOVER_AGE_MS = 24 * 60 * 60_000;

/** Um caminho novo, ainda não criado, que o guardião apaga se este processo morrer antes. */
export function ephemeralPath(name: string, base: string = runDir()): EphemeralPath {
  sweepOnce(base);
  const path = join(base, `${name}-${process.pid}-${randomBytes(4).toString('hex')}`);
  own(path);
  const remove = async () => {
    await rm(path, { recursive: true, force: true });
    disown(path);
  };
  return { path, remove };
}

/** Uma queda de energia leva o pai e o guardião juntos; o que eles deixaram sai aqui. */
function sweepOnce(base: string): void {
  if (swept.has(base)) return;
  swept.add(base);
  for (const name of readdirSync(base)) {
    const pid = /-(\d+)-[0-9a-f]{8}$/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const path = join(base, name);
    const info = statSync(path, { throwIfNoEntry: false });
    if (info !== undefined && Date.now() - info.mtimeMs > LEFTOVER_AGE_MS)
      rmSync(path, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
