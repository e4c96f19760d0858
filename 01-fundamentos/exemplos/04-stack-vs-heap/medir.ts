/**
 * Mede as escolhas da lição: como percorrer uma conversa, quando um pool compensa e o que cada vazamento prende.
 */
import { join } from 'node:path';
import { type Comparison, compare, count, publish } from '@trilha/measure';
import { retainedBytes } from './heap.ts';
import {
  CHUNK,
  fillFresh,
  fillReused,
  linkFresh,
  linkPooled,
  type Point,
  sumFresh,
  sumPooled,
} from './pooling.ts';
import { countIterative, countRecursive, countTrampoline, tree } from './recursao.ts';
import { cleanUp, PAIRS } from './retencao.ts';

/** Contar os 1.365 comentários de uma conversa de 6 níveis, que as três formas aguentam. */
export function walks(): Promise<Comparison> {
  const root = tree(4, 6);
  const operations = countIterative(root);
  return compare({
    title: 'Contar os comentários de uma conversa',
    operation: 'comentário',
    candidates: [
      { name: 'recursão', operations, run: () => countRecursive(root) },
      { name: 'pilha própria', operations, run: () => countIterative(root) },
      { name: 'trampolim', operations, run: () => countTrampoline(root) },
    ],
    verify: agree,
  });
}

/** Eventos que apontam para campos sempre novos; os 1.000 mais recentes ficam vivos. */
export function linkedObjects(): Promise<Comparison> {
  const operations = 10_000;
  const empty = () => Array.from({ length: 1000 }, () => ({ id: 0, fields: undefined }));
  const fresh = empty();
  const pooled = empty();
  const pool: ReturnType<typeof empty> = [];
  return compare({
    title: 'Objeto que aponta para outro sempre novo',
    operation: 'objeto',
    candidates: [
      { name: 'eventos novos', operations, run: () => linkFresh(operations, fresh) },
      { name: 'eventos do pool', operations, run: () => linkPooled(operations, pooled, pool) },
    ],
    verify: agree,
  });
}

/** Dez mil objetos por rodada, com os 64 mais recentes vivos. */
export function smallObjects(): Promise<Comparison> {
  const operations = 10_000;
  const fresh: Point[] = Array.from({ length: 64 }, () => ({ x: 0, y: 0 }));
  const pooled: Point[] = Array.from({ length: 64 }, () => ({ x: 0, y: 0 }));
  const pool: Point[] = [];
  const clear = (window: Point[]) => {
    for (const point of window) {
      point.x = 0;
      point.y = 0;
    }
  };
  return compare({
    title: 'Objeto pequeno',
    operation: 'objeto',
    candidates: [
      {
        name: 'pontos novos',
        operations,
        run: () => {
          clear(fresh);
          return sumFresh(operations, fresh);
        },
      },
      {
        name: 'pontos do pool',
        operations,
        run: () => {
          clear(pooled);
          return sumPooled(operations, pooled, pool);
        },
      },
    ],
    verify: agree,
  });
}

/** Buffers de 256 KiB, cada um usado uma vez. */
export function bigBuffers(): Promise<Comparison> {
  const operations = 16;
  const reused = Buffer.alloc(CHUNK);
  return compare({
    title: 'Buffer de 256 KiB',
    operation: 'buffer',
    candidates: [
      { name: 'Buffer.alloc', operations, run: () => fillFresh(operations) },
      { name: 'o mesmo buffer', operations, run: () => fillReused(operations, reused) },
    ],
    verify: agree,
  });
}

/** De cada par, os bytes presos por 200 pedidos de 8.000 bytes, depois de uma coleta forçada. */
export async function leaks(): Promise<Comparison[]> {
  const pairs: Comparison[] = [];
  for (const [name, [leaking, fixed]] of Object.entries(PAIRS)) {
    const values = {
      [`${name}, vaza`]: await retainedBytes(leaking),
      [`${name}, conserto`]: await retainedBytes(fixed),
    };
    pairs.push(count({ title: `Bytes presos: ${name}`, unit: 'bytes', values }));
  }
  cleanUp();
  return pairs;
}

function agree(results: ReadonlyMap<string, unknown>): void {
  if (new Set(results.values()).size !== 1) throw new Error('os resultados discordam');
}

if (import.meta.main) {
  await publish({
    id: '01-fundamentos/04-stack-vs-heap',
    title: 'Stack e heap: recursão, pools e vazamentos',
    command: 'npx trilha medir 01/04',
    comparisons: [
      await walks(),
      await smallObjects(),
      await linkedObjects(),
      await bigBuffers(),
      ...(await leaks()),
    ],
    book: {
      json: join(import.meta.dirname, 'medir.gerado.json'),
      svg: join(import.meta.dirname, '../../teoria/imagens/04-medicao.gerado.svg'),
    },
  });
}
