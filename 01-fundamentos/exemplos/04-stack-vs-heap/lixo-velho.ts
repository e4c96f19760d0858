/**
 * Por que um cache limitado pode ocupar tanto antes de uma coleta completa: os mesmos posts em dois recipientes.
 */
import { spawnSync } from 'node:child_process';
import { liveBytes, MEBIBYTE } from './heap.ts';

const COUNT = 120_000;
const LIMIT = 1000;

const textOf = (id: number) => Array.from({ length: 10 }, (_, at) => `post ${id}, linha ${at}`);

type Put = (id: number, post: string[]) => void;

// #region recipientes
/** Um Map que só guarda os últimos. A tabela dele é trocada de tempos em tempos, e a velha aponta para a nova. */
function inMap(): Put {
  const posts = new Map<number, string[]>();
  return (id, post) => {
    posts.set(id, post);
    posts.delete(id - LIMIT);
  };
}

/** Um vetor circular: cada post toma a posição do que entrou mil antes. O vetor é sempre o mesmo. */
function inRing(): Put {
  const posts = new Array<string[]>(LIMIT);
  return (id, post) => {
    posts[id % LIMIT] = post;
  };
}
// #endregion recipientes

/** O mais que o heap em uso cresceu, em MiB, sem forçar coletas. */
function peak(put: Put): number {
  const base = liveBytes();
  let most = 0;
  for (let id = 1; id <= COUNT; id++) {
    put(id, textOf(id));
    if (id % 1000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - base);
  }
  return Math.round(most / MEBIBYTE);
}

const CASES: Record<string, () => Put> = { Map: inMap, 'vetor circular': inRing };

/** Cada caso no seu processo: quando o V8 coleta depende do que o heap já foi. */
function peakAlone(name: string): string {
  return spawnSync(process.execPath, [import.meta.filename, name], { encoding: 'utf8' }).stdout.trim();
}

if (import.meta.main) {
  const chosen = CASES[process.argv[2] ?? ''];
  if (chosen) console.log(peak(chosen()));
  else {
    console.log('120.000 posts, os últimos mil guardados; o mais que o heap em uso cresceu');
    for (const name of Object.keys(CASES))
      console.log(`  ${name.padEnd(16)} ${peakAlone(name).padStart(4)} MiB`);
  }
}
