/** O que só aparece com mais de uma thread de verdade. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { answerFile, CheckFailure, diskFolder, equal, ok } from '@trilha/trilha/check';
import type { Job, Shared } from '../exercicio.ts';
import { CELL, type Proof } from './provas.ts';
import { type Answer, bytesOf, countsOf, jobOf, tableCounts, wordsOf } from './referencia.ts';

/** Quanto uma thread leva para começar numa máquina ocupada, e depois para acordar e acabar. */
const [START_MS, DEADLINE_MS] = [10_000, 3_000];
/** Enquanto a trava está presa, quem espera dorme; quem gira gasta quase tudo isto de processador. */
const HOLD_MS = 120;
const MOST_CPU_MS = 10;

const numbers = (bytes: number) => new Int32Array(new SharedArrayBuffer(bytes));

/** Apagar os tipos de novo em cada thread custaria 50 ms de processador; só a primeira os apaga. */
const env = { NODE_COMPILE_CACHE: join(diskFolder, 'compilado') };

function start(given: Partial<Proof> & Pick<Proof, 'mode' | 'cells'>): Worker {
  const proof: Proof = { answer: answerFile, lock: numbers(64), ...given };
  // Sem as opções daqui, que congelam Atomics; as permissões são do processo, e valem lá também.
  return new Worker(join(import.meta.dirname, 'operario.ts'), { workerData: proof, execArgv: [], env });
}

/** Espera todas; a que não termina foi esquecida dormindo. */
async function finish(workers: Worker[], sent: string, deadlineMs = START_MS): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () =>
      late.reject(
        new CheckFailure('uma thread dormiu e ninguém a acordou: solte a trava e chame Atomics.notify', {
          sent,
          received: `em ${deadlineMs / 1000} s, nem todas as threads terminaram`,
        }),
      ),
    deadlineMs,
  );
  const ended = workers.map(
    (worker) =>
      new Promise<void>((resolve, reject) => {
        worker.once('error', reject).once('exit', () => resolve());
      }),
  );
  try {
    await Promise.race([Promise.all(ended), late.promise]);
  } finally {
    clearTimeout(timer);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Uma thread entra no meio de cada operação de outra. */
export const interleaves = () =>
  hasNoDefect('entrelacar', 'uma segunda thread, entre duas operações de Atomics da primeira');

/** O que a tabela comum diz em cada instante em que outra thread a pode ver. */
export const keepsTheSum = () =>
  hasNoDefect('somar', 'work, visto por outra thread a cada operação de Atomics');

async function hasNoDefect(mode: Proof['mode'], sent: string): Promise<void> {
  const worker = start({ mode, cells: numbers(512) });
  let defect: string | undefined;
  worker.once('message', (found: string | undefined) => {
    defect = found;
  });
  await finish([worker], sent);
  ok(defect === undefined, defect ?? '', { sent });
}

/** Espera por `done`, com prazo, sem ceder a vez: a thread não depende do laço de eventos daqui. */
function until(cells: Int32Array, deadlineMs: number, done: () => boolean): boolean {
  const end = performance.now() + deadlineMs;
  while (!done() && performance.now() < end) Atomics.wait(cells, CELL.nobody, 0, 2);
  return done();
}

/** Quem espera a trava dorme, não entra, e acorda quando ela se solta. */
export async function waitsAsleep({ withLock }: Answer): Promise<void> {
  const cells = numbers(512);
  const lock = numbers(64);
  const sent = 'uma thread chama withLock com a trava presa por outra';
  const worker = withLock(lock, () => {
    const made = start({ mode: 'dormir', cells, lock });
    ok(
      until(cells, START_MS, () => Atomics.load(cells, CELL.arrived) === 1),
      'a thread da verificação não começou',
    );
    const entered = until(cells, HOLD_MS, () => Atomics.load(cells, CELL.inside) === 1);
    if (entered) void made.terminate();
    ok(!entered, 'duas threads estiveram dentro da trava ao mesmo tempo', {
      sent,
      received: 'a segunda entrou antes de a primeira sair',
    });
    return made;
  });
  await finish([worker], sent, DEADLINE_MS);
  const cpuMs = Atomics.load(cells, CELL.cpu) / 1000;
  ok(cpuMs < MOST_CPU_MS, 'quem espera a trava gira em vez de dormir: falta Atomics.wait', {
    sent,
    received: `${cpuMs.toFixed(0)} ms de processador em ${HOLD_MS} ms de espera`,
    expected: `menos de ${MOST_CPU_MS} ms`,
  });
}

/** Com a trava presa por outra, o trabalho lê o bloco e espera: nem soma nem marca antes da vez. */
export async function mergesInTurn(answer: Answer): Promise<void> {
  const text = 'amei amei o vídeo';
  const content = new Uint8Array(new SharedArrayBuffer(bytesOf(text).length));
  content.set(bytesOf(text));
  const job: Job = jobOf(content, { block: 1024, every: 9 });
  const memory: Shared = answer.shareMemory(job, 32);
  const cells = numbers(512);
  const sent = 'work numa thread, com a trava presa por outra';
  const worker = answer.withLock(memory.lock, () => {
    const made = start({ mode: 'trabalhar', cells, job, shared: memory, content });
    until(cells, START_MS, () => Atomics.load(cells, CELL.reads) > 0);
    const touched = () => new Uint8Array(memory.table).some((byte) => byte !== 0) || memory.states[0] === 2;
    const early = until(cells, HOLD_MS, touched);
    if (early) void made.terminate();
    ok(!early, 'work somou na tabela comum, ou marcou o bloco como pronto, sem a trava', { sent });
    return made;
  });
  await finish([worker], sent, DEADLINE_MS);
  equal(tableCounts(answer, memory.table), countsOf(wordsOf(text)), {
    sent: `${sent}, que depois se solta`,
    message: 'a contagem',
  });
}

/** Duas threads de verdade no mesmo trabalho. */
export async function sharesTheWork(answer: Answer): Promise<void> {
  const text = 'amei o vídeo, amei a música; o som, não. '.repeat(800);
  const content = new Uint8Array(new SharedArrayBuffer(bytesOf(text).length));
  content.set(bytesOf(text));
  const job = jobOf(content, { block: 256, every: 50 });
  const memory = answer.shareMemory(job, 64);
  const cells = numbers(512);
  const sent = 'duas threads no mesmo trabalho';
  await finish(
    Array.from({ length: 2 }, () => start({ mode: 'trabalhar', cells, job, shared: memory, content })),
    sent,
  );
  equal(tableCounts(answer, memory.table), countsOf(wordsOf(text)), { sent, message: 'a contagem' });
}
