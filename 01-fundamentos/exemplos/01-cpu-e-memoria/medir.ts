/**
 * Mede as escolhas da lição: a ordem da caminhada, o formato da tabela, o desvio, as cadeias e a distância entre contadores.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Comparison, compare, publish } from '@trilha/measure';
import { LIMIT, randomBytes, sumWithIf, sumWithMask } from './desvios.ts';
import { NeverTogether, Pair } from './pair.ts';
import {
  makeGrid,
  makePlays,
  secondsInColumn,
  secondsInObjects,
  shuffled,
  sumByColumns,
  sumByRows,
} from './percursos.ts';
import { quarters, sumInFourChains, sumInOneChain } from './pipeline.ts';

const ROUNDS = 15;

// `bind`, e não uma seta: veja `timings`, em chase.ts.

function allEqual(results: ReadonlyMap<string, unknown>): void {
  if (new Set(results.values()).size !== 1) throw new Error('os candidatos discordam');
}

/** Somar uma grade de 2.048 × 2.048 inteiros (16 MiB), guardada linha a linha. */
export function order(side = 2048): Promise<Comparison> {
  const grid = makeGrid(side, side);
  const operations = side * side;
  return compare({
    title: 'Somar uma grade de 16 MiB',
    operation: 'elemento',
    rounds: ROUNDS,
    candidates: [
      { name: 'linha a linha', operations, run: sumByRows.bind(null, grid) },
      { name: 'coluna a coluna', operations, run: sumByColumns.bind(null, grid) },
    ],
    verify: allEqual,
  });
}

/** Somar um campo de 200 mil registros de oito campos. */
export function layout(count = 200_000): Promise<Comparison> {
  const plays = makePlays(count);
  const mixed = shuffled(plays);
  const seconds = Int32Array.from(plays, (play) => play.seconds);
  return compare({
    title: 'Somar um campo de 200 mil registros',
    operation: 'registro',
    rounds: ROUNDS,
    candidates: [
      { name: 'coluna (Int32Array)', operations: count, run: secondsInColumn.bind(null, seconds) },
      { name: 'objetos, na ordem da criação', operations: count, run: secondsInObjects.bind(null, plays) },
      { name: 'objetos, embaralhados', operations: count, run: secondsInObjects.bind(null, mixed) },
    ],
    verify: allEqual,
  });
}

/** Somar os bytes que alcançam um limite: metade deles. */
export function branches(count = 65_536): Promise<Comparison> {
  const mixed = randomBytes(count);
  const sorted = mixed.toSorted();
  return compare({
    title: 'Somar os bytes que alcançam um limite',
    operation: 'byte',
    candidates: [
      { name: 'if, ordenados', operations: count, run: sumWithIf.bind(null, sorted, LIMIT) },
      { name: 'if, embaralhados', operations: count, run: sumWithIf.bind(null, mixed, LIMIT) },
      { name: 'sem if, embaralhados', operations: count, run: sumWithMask.bind(null, mixed, LIMIT) },
    ],
    verify: allEqual,
  });
}

/** Somar números com fração que cabem na L1. */
export function chains(count = 2048): Promise<Comparison> {
  const values = quarters(count);
  return compare({
    title: 'Somar 2.048 números com fração',
    operation: 'número',
    candidates: [
      { name: 'quatro cadeias', operations: count, run: sumInFourChains.bind(null, values) },
      { name: 'uma cadeia', operations: count, run: sumInOneChain.bind(null, values) },
    ],
    verify: allEqual,
  });
}

/** Duas threads, cada uma com o seu contador; o relógio só anda enquanto as duas correm juntas. */
export async function neighbours(count = 50_000): Promise<Comparison> {
  const pair = await Pair.start();
  try {
    return await compare({
      title: 'Duas threads, cada uma no seu contador',
      operation: 'soma',
      rounds: ROUNDS,
      now: () => pair.elapsed,
      candidates: [
        { name: 'linhas separadas (128 bytes)', operations: count, run: () => pair.run(32, count) },
        { name: 'mesma linha (4 bytes)', operations: count, run: () => pair.run(1, count) },
      ],
      verify: allEqual,
    });
  } finally {
    await pair.stop();
  }
}

/** A comparação das duas threads, se a máquina as deixa correr juntas; a gravação do livro a exige. */
async function ifTogether(): Promise<Comparison[]> {
  try {
    if (availableParallelism() < 2) throw new NeverTogether();
    return [await neighbours()];
  } catch (error) {
    if (!(error instanceof NeverTogether) || process.argv.includes('--gravar')) throw error;
    console.error(`Sem a última comparação: ${error.message}.\n`);
    return [];
  }
}

if (import.meta.main) {
  const alone = [await order(), await layout(), await branches(), await chains()];
  await publish({
    id: '01-fundamentos/01-cpu-e-memoria',
    title: 'CPU e memória: ordem, formato, desvio, cadeias e compartilhamento falso',
    command: 'npx trilha medir 01/01',
    comparisons: [...alone, ...(await ifTogether())],
    book: {
      json: join(import.meta.dirname, 'medir.gerado.json'),
      svg: join(import.meta.dirname, '../../teoria/imagens/01-medicao.gerado.svg'),
    },
  });
}
