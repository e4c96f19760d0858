/**
 * Mede as escolhas da lição: começar, passar a vez, repartir trabalho, mandar bytes e contar juntos.
 */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Candidate, type Comparison, compare, publish } from '@trilha/measure';
import { NAMES, openCounters, THREADS, TIMES } from './contador.ts';
import { openPaths } from './mensagens.ts';
import { type Running, startServer, startSlowService, WAYS } from './servidores.ts';
import type { Kind } from './trabalho.ts';
import { type Partner, pinToOneCore, processPartner, threadPartner } from './troca.ts';

/** Um programa vazio, em JavaScript: um .ts traria o tempo de apagar os tipos. */
const EMPTY = join(import.meta.dirname, 'vazio.mjs');

/** Do pedido de criação até o fim: o que se espera de quem só começa e termina. */
export function starts(rounds = 15): Promise<Comparison> {
  const ended = async (started: Worker | ReturnType<typeof spawn>) => (await once(started, 'exit'))[0];
  const small = {
    name: 'processo de um programa em C (true)',
    run: () => ended(spawn('true', { stdio: 'ignore' })),
  };
  return compare({
    title: 'Começar e terminar',
    operation: 'início',
    rounds,
    candidates: [
      { name: 'worker_threads, vazio', run: () => ended(new Worker(EMPTY)) },
      { name: 'processo do Node, vazio', run: () => ended(fork(EMPTY)) },
      ...(process.platform === 'win32' ? [] : [small]),
    ],
    verify: (results) => sameFor(results, 0),
  });
}

/** Passar a vez com os dois lados no mesmo núcleo: cada vez é uma troca de contexto. */
export async function handOffs(): Promise<Comparison[]> {
  if (process.platform === 'win32') return []; // não há mkfifo
  const turns = 100;
  const play = (name: string, partner: Partner): Candidate => ({
    name,
    operations: 2 * turns,
    run: () => partner.play(turns),
  });
  const nothing = openSync('/dev/null', 'w');
  const byte = Buffer.alloc(1);
  const write = () => {
    for (let turn = 0; turn < 2 * turns; turn++) writeSync(nothing, byte);
  };
  using thread = threadPartner();
  using other = processPartner();
  using pinned = pinToOneCore([process.pid, ...other.pids]);
  const comparison = await compare({
    title: 'Passar a vez, num núcleo só',
    operation: 'vez',
    candidates: [
      { name: 'write em /dev/null, sem troca', operations: 2 * turns, run: write },
      play('thread, por Atomics', thread),
      play('processo, por pipe', other),
    ],
  });
  closeSync(nothing);
  if (!pinned) comparison.warnings.push('sem taskset, os dois lados podem ter ficado em núcleos diferentes');
  return [comparison];
}

/** Oito requisições de uma vez, ao mesmo servidor de quatro jeitos. */
export async function servers(kind: Kind, title: string): Promise<Comparison> {
  const together = 8;
  using slow = await startSlowService();
  const running: Running[] = [];
  for (const way of WAYS) running.push(await startServer(way, slow.port));
  try {
    return await compare({
      title,
      operation: 'requisição',
      rounds: 21,
      candidates: running.map((server, at) => ({
        name: WAYS[at] ?? '',
        operations: together,
        run: () => server.ask(kind, together),
      })),
      verify: agree,
    });
  } finally {
    for (const server of running) server[Symbol.dispose]();
  }
}

/** Um mebibyte até outra thread ou outro processo, e a resposta. */
export async function messages(): Promise<Comparison> {
  await using paths = openPaths();
  return await compare({
    title: 'Mandar 1 MiB e receber a resposta',
    operation: 'mensagem',
    candidates: Object.entries(paths.ways).map(([name, run]) => ({ name, run })),
    verify: agree,
  });
}

/** Duas threads contam até o mesmo total. */
export async function counts(): Promise<Comparison> {
  await using counters = openCounters();
  return await compare({
    title: 'Contar em duas threads',
    operation: 'soma',
    candidates: NAMES.map((name) => ({
      name,
      operations: THREADS * TIMES,
      run: () => counters.count(name),
    })),
    verify: agree,
  });
}

function sameFor(results: ReadonlyMap<string, unknown>, expected: number): void {
  for (const [name, result] of results)
    if (result !== expected) throw new Error(`${name}: ${String(result)}`);
}

function agree(results: ReadonlyMap<string, unknown>): void {
  if (new Set(results.values()).size !== 1) throw new Error('os resultados discordam');
}

if (import.meta.main) {
  await publish({
    id: '01-fundamentos/03-processo-vs-thread',
    title: 'Processo e thread: começar, trocar, repartir, mandar e contar',
    command: 'npx trilha medir 01/03',
    comparisons: [
      await starts(),
      ...(await handOffs()),
      await servers('conta', 'Requisição que usa a CPU'),
      await servers('espera', 'Requisição que espera por outro serviço'),
      await messages(),
      await counts(),
    ],
    book: {
      json: join(import.meta.dirname, 'medir.gerado.json'),
      svg: join(import.meta.dirname, '../../teoria/imagens/03-medicao.gerado.svg'),
    },
  });
}
