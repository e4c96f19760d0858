/** O que fica preso no heap do V8 depois de uma coleta forçada. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

async function settle(): Promise<number> {
  for (let turn = 0; turn < 2; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
  return process.memoryUsage().heapUsed;
}

/** Bytes que `keep` deixou presos no heap; o que ele devolve fica vivo até a medida. */
export async function retained(keep: () => object): Promise<number> {
  const before = await settle();
  const held = [keep()];
  const bytes = (await settle()) - before;
  held.length = 0;
  return bytes;
}
