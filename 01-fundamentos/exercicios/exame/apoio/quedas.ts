/** O mesmo trabalho, interrompido em cada uma das chamadas ao sistema, de todos os modos que uma queda tem. */
import { equal, ok } from '@trilha/trilha/check';
import type { Job, Shared } from '../exercicio.ts';
import { Disk, type Faults, type PowerCut } from './disco.ts';
import { noneOpen, unexpected, works } from './falhas.ts';
import {
  type Answer,
  bytesOf,
  CHECKPOINT,
  type Counts,
  checkpointBytes,
  countsOf,
  jobOf,
  PATH,
  readCheckpoint,
  tableCounts,
  wordsOf,
} from './referencia.ts';

/** Seis blocos de 64 bytes, com palavras cortadas pelas fronteiras. */
const TEXT = 'amei a música, e a Ação do vídeo não parou: 漢字 e 🎶 no fim de tudo, outra vez. '.repeat(4);
const CONTENT = bytesOf(TEXT);
const EXPECTED = countsOf(wordsOf(TEXT));
const SLOTS = 128;
/** Se o número de chamadas passar disto, o código do leitor está em laço. */
const MOST_CALLS = 400;

const freshDisk = (faults: Faults = {}) => new Disk({ [PATH]: CONTENT }, faults);

/** Recomeça do que houver no disco e conta até o fim, ou até morrer. */
function run({ restore, work, shareMemory }: Answer, disk: Disk, job: Job, sent: string): Shared | undefined {
  const shared = shareMemory(job, SLOTS);
  try {
    restore(disk, job, shared);
    work(disk, job, shared);
    return shared;
  } catch (error) {
    if (disk.dead) return;
    throw unexpected(error, sent, disk);
  }
}

/** Quantos blocos o que está no disco diz que já se contaram. */
function blocksDone(disk: Disk, job: Job): number {
  const saved = disk.content(CHECKPOINT);
  const found = saved === undefined ? undefined : readCheckpoint(saved, job);
  return typeof found === 'object' ? found.done.filter(Boolean).length : 0;
}

function finished(answer: Answer, disk: Disk, job: Job, sent: string): void {
  const [blocks, done] = [Math.ceil(job.size / job.block), blocksDone(disk, job)];
  const shared = run(answer, disk, job, sent);
  if (!shared) return;
  sameCounts(tableCounts(answer, shared.table), sent, disk);
  // Leituras curtas se repetem: aí não se contam.
  const most = 2 * (blocks - done) + 2;
  ok(disk.faults.maxRead !== undefined || disk.reads <= most, 'leu de novo o que já estava contado', {
    sent: `${sent}, com ${done} de ${blocks} blocos prontos no ponto de retomada`,
    received: `${disk.reads} leituras`,
    expected: `até ${most}`,
  });
  noneOpen(disk, sent);
  isDurable(disk, job, sent);
}

function sameCounts(counts: Counts, sent: string, disk: Disk): void {
  equal(counts, EXPECTED, {
    sent: `${sent}, depois de: ${disk.trace()}`,
    message: 'a contagem, depois de retomar: uma palavra a menos se perdeu, uma a mais se contou duas vezes',
  });
}

/** Depois que `work` volta, uma queda de energia não leva nada. */
function isDurable(disk: Disk, job: Job, sent: string): void {
  const after = disk.afterPowerCut('nada').content(CHECKPOINT);
  const message = 'work voltou, e o resultado não estava no disco';
  ok(after !== undefined, message, {
    sent: `${sent}; work até o fim; queda de energia`,
    received: `nenhum ponto de retomada, depois de: ${disk.trace()}`,
  });
  const found = readCheckpoint(after, job);
  ok(typeof found === 'object', message, {
    sent: `${sent}; work até o fim; queda de energia`,
    received: `um ponto de retomada que ${String(found)}, depois de: ${disk.trace()}`,
  });
  equal(found.done.every(Boolean), true, { sent, message: `${message}: há bloco por marcar` });
  equal(found.counts, EXPECTED, { sent, message });
}

/** Sem queda nenhuma: o resultado, e a trava nas horas certas. */
export function runsOnce(answer: Answer): void {
  const job = jobOf(CONTENT);
  const disk = freshDisk();
  const shared = answer.shareMemory(job, SLOTS);
  const sent = 'work, sem queda nenhuma';
  disk.watch = (call, path) => {
    const held = Atomics.load(shared.lock, 0) !== 0;
    ok(
      call !== 'read' || path !== PATH || !held,
      'work leu o arquivo com a trava presa: as outras threads esperam à toa',
      {
        sent,
      },
    );
    const taken = shared.states.filter((state) => state === 1).length;
    ok(call !== 'read' || path !== PATH || taken <= 1, 'work tem de tomar um bloco de cada vez', {
      sent: `${sent}; states durante a leitura de um bloco`,
      received: `${taken} blocos TAKEN`,
      expected: '1',
    });
    ok(
      !path.startsWith(CHECKPOINT) || held,
      'work gravou o ponto de retomada sem a trava: outra thread podia mudar a tabela no meio',
      {
        sent,
      },
    );
  };
  works(disk, sent, () => answer.work(disk, job, shared));
  equal(tableCounts(answer, shared.table), EXPECTED, { sent, message: 'a contagem' });
  ok(disk.buffers.size <= 2, 'cada bloco foi lido num buffer novo: um BlockReader serve a todos', {
    sent,
    received: `${disk.buffers.size} buffers em ${disk.reads} leituras`,
    expected: 'um',
  });
  equal([...new Set(shared.states)], [2], { sent: `${sent}; states`, message: 'todo bloco fica DONE' });
  noneOpen(disk, sent);
  isDurable(disk, job, sent);
  const saves = disk.calls.filter((call) => call.startsWith('rename')).length;
  const least = Math.floor(shared.states.length / job.every);
  ok(saves >= least && saves <= least + 1, 'o ponto de retomada se grava a cada `every` blocos, e no fim', {
    sent: `${sent}, com ${shared.states.length} blocos e every ${job.every}`,
    received: `${saves} gravações`,
    expected: `${least} ou ${least + 1}`,
  });
  const long = jobOf(CONTENT, { rule: Uint8Array.of(1, 3, 2, 4) });
  const other = answer.shareMemory(long, SLOTS);
  works(disk, 'work com a regra “mais de três bytes”', () => answer.work(freshDisk(), long, other));
  equal(tableCounts(answer, other.table), countsOf(wordsOf(TEXT), 4), {
    sent: 'work com a regra “mais de três bytes”',
    message: 'a contagem',
  });
}

/** Blocos que outra thread tomou ficam com ela. */
export function leavesOthersAlone(answer: Answer): void {
  const job = jobOf(CONTENT);
  const disk = freshDisk();
  const shared = answer.shareMemory(job, SLOTS);
  shared.states.fill(1).fill(0, 3, 5);
  const sent = 'work com os blocos 3 e 4 livres e os outros tomados por outra thread';
  works(disk, sent, () => answer.work(disk, job, shared));
  equal(
    [...shared.states],
    Array.from(shared.states, (_, at) => (at === 3 || at === 4 ? 2 : 1)),
    {
      sent: `${sent}; states`,
      message: 'work só marca o que tomou',
    },
  );
}

/** O que falha chega a quem chamou, com a trava livre e nada aberto. */
export function failsCleanly(answer: Answer): void {
  for (const call of ['read', 'write', 'fsync', 'rename'] as const) {
    const job = jobOf(CONTENT);
    const disk = freshDisk({ fail: { call, code: 'EIO' } });
    const shared = answer.shareMemory(job, SLOTS);
    const sent = `work, e ${call} falha com EIO (o dispositivo falhou)`;
    let code: unknown;
    try {
      answer.work(disk, job, shared);
    } catch (error) {
      ({ code } = error as NodeJS.ErrnoException);
    }
    ok(code === 'EIO', 'o erro do sistema devia chegar a quem chamou work', {
      sent,
      received: code === undefined ? 'nenhum erro do sistema' : String(code),
      expected: 'EIO',
    });
    equal(shared.lock[0], 0, {
      sent: `${sent}; lock[0]`,
      message: 'a trava ficou presa, e as outras threads vão esperar para sempre',
    });
    noneOpen(disk, sent);
  }
}

/** @param cuts as quedas de energia que se experimentam, além de kill -9 */
export function crashEverywhere(answer: Answer, faults: Faults, cuts: readonly PowerCut[]): void {
  const job = jobOf(CONTENT);
  for (let dieAt = 0; ; dieAt++) {
    const disk = freshDisk({ ...faults, dieAt });
    run(answer, disk, job, 'work, sem queda nenhuma até aqui');
    // A segunda queda vem num ponto diferente a cada vez.
    const again = { ...faults, dieAt: (dieAt * 7) % 40 };
    for (const { next, accident } of afterwards(disk, again, cuts)) {
      const sent = `${accident}, depois de: ${disk.trace()}`;
      run(answer, next, job, sent);
      finished(answer, next.afterKill(faults), job, `${sent}; retomou, e veio kill -9`);
      finished(answer, next.afterPowerCut('nomes', faults), job, `${sent}; retomou, e caiu a energia`);
    }
    if (!disk.dead) return;
    ok(dieAt < MOST_CALLS, 'chamadas demais ao sistema', { received: disk.trace() });
  }
}

function afterwards(
  disk: Disk,
  faults: Faults,
  cuts: readonly PowerCut[],
): { next: Disk; accident: string }[] {
  return [
    { next: disk.afterKill(faults), accident: 'kill -9' },
    ...cuts.map((left) => ({
      next: disk.afterPowerCut(left, faults),
      accident:
        left === 'nada'
          ? 'queda de energia'
          : `queda de energia que deixou “${left}” do que faltava garantir`,
    })),
  ];
}

/** Um trabalho já feito se confere sem ler o arquivo de novo. */
export function doesNothingTwice(answer: Answer): void {
  const job = jobOf(CONTENT);
  const done = Array.from({ length: Math.ceil(job.size / job.block) }, () => true);
  const disk = new Disk({ [PATH]: CONTENT, [CHECKPOINT]: checkpointBytes(job, done, EXPECTED) });
  const shared = answer.shareMemory(job, SLOTS);
  const sent = 'restore e work de um trabalho que já tinha terminado';
  works(disk, sent, () => {
    answer.restore(disk, job, shared);
    disk.reads = 0;
    answer.work(disk, job, shared);
  });
  equal(disk.reads, 0, { sent, message: 'leituras do arquivo' });
  sameCounts(tableCounts(answer, shared.table), sent, disk);
}
