/** O mesmo dia de trabalho, interrompido em cada uma das chamadas ao sistema, de todos os modos que uma queda tem. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { equal, ok } from '@trilha/trilha/check';
import type { DurableLog } from '../exercicio.ts';
import { Disk, type Faults, PATH, POWER_CUTS, type PowerCut } from './disco.ts';
import { type Answer, capture, frame, join, open, recovers, unexpected } from './log.ts';

/** Maior que dois setores: um grupo escrito como vários registros chega ao disco com um buraco no meio. */
const long = (name: string) => `${name} ${name.repeat(700)}`;
const GROUP = [long('c'), long('d'), long('e')];
const TEXTS = ['a', 'b', ...GROUP, 'f'];
/** Se o número de chamadas passar disto, o código do leitor está em laço. */
const MOST_CALLS = 400;

/** Como os três textos longos são pedidos: com `append`, um a um, ou com `appendTogether`. */
type Mode = 'sozinhos' | 'juntos';

interface Day {
  disk: Disk;
  /** Quantos textos, do começo da lista, foram confirmados. */
  confirmed: number;
}

async function workingDay({ DurableLog: Log }: Answer, faults: Faults, mode: Mode): Promise<Day> {
  const day: Day = { disk: new Disk(faults), confirmed: 0 };
  // Morto, o processo não confirma nada, ainda que o código do leitor engula o erro.
  const confirm = (count: number) => {
    if (!day.disk.dead) day.confirmed += count;
  };
  try {
    const log = new Log(day.disk, PATH);
    log.append('a');
    confirm(1);
    log.append('b');
    confirm(1);
    if (mode === 'sozinhos') {
      for (const text of GROUP) {
        log.append(text);
        confirm(1);
      }
    } else {
      await Promise.race([
        Promise.all(GROUP.map((text) => log.appendTogether(text))).then(() => confirm(GROUP.length)),
        death(day.disk),
      ]);
    }
    log.append('f');
    confirm(1);
    log.close();
  } catch (error) {
    if (!day.disk.dead) throw unexpected(error, 'um dia de trabalho, sem queda nenhuma até aqui', day.disk);
  }
  return day;
}

/** Cede a vez até que o processo morra, para não esperar por uma promessa que o leitor esqueceu. */
async function death(disk: Disk): Promise<void> {
  const end = performance.now() + 500;
  while (!disk.dead && performance.now() < end) await nextTurn();
  await nextTurn();
}

export async function crashEverywhere(answer: Answer, faults: Faults, mode: Mode): Promise<void> {
  for (let dieAt = 0; ; dieAt++) {
    const day = await workingDay(answer, { ...faults, dieAt }, mode);
    afterwards(answer, day, 'kill -9', day.disk.afterKill());
    for (const left of POWER_CUTS) afterwards(answer, day, powerCut(left), day.disk.afterPowerCut(left));
    if (!day.disk.dead) return;
    ok(dieAt < MOST_CALLS, 'chamadas demais ao sistema', { received: day.disk.trace() });
  }
}

/** O corte da cauda também pode ser interrompido, e o que era bom tem de continuar lá. */
export function crashWhileOpening(answer: Answer): void {
  const good = TEXTS.slice(0, 2);
  const content = join(...good.map((text) => frame(text)), frame('perdido').subarray(0, 12));
  for (let dieAt = 0; dieAt < MOST_CALLS; dieAt++) {
    const disk = new Disk({ dieAt }, content);
    const outcome = capture(() => new answer.DurableLog(disk, PATH));
    if ('error' in outcome && !disk.dead)
      throw unexpected(outcome.error, 'new DurableLog(fs, caminho)', disk);
    afterwards(answer, { disk, confirmed: good.length }, 'kill -9 na abertura', disk.afterKill());
    for (const left of POWER_CUTS)
      afterwards(answer, { disk, confirmed: good.length }, powerCut(left), disk.afterPowerCut(left));
    if (!disk.dead) return;
  }
}

/** Os bytes já estavam no arquivo, escritos por quem não chegou a garantir nada, nem o nome. */
export function openedAfterOthers(answer: Answer): void {
  const disk = new Disk();
  const file = disk.openSync(PATH, 'a');
  disk.writeSync(file, frame('de antes'));
  disk.closeSync(file);
  const next = disk.afterKill();
  const log = open(answer, next);
  equal([...log.recovered], ['de antes'], {
    sent: 'new DurableLog de um arquivo que outro processo escreveu',
  });
  const message =
    'abrir faz fsync do arquivo e da pasta sempre, e não só quando o arquivo é novo ou está vazio';
  recovers(answer, next.afterPowerCut('nada'), ['de antes'], message, next);
}

const powerCut = (left: PowerCut) =>
  left === 'nada' ? 'queda de energia' : `queda de energia que deixou “${left}” do que faltava garantir`;

/** Reabre, confere, acrescenta, e a energia cai de novo. */
function afterwards(answer: Answer, { disk, confirmed }: Day, accident: string, next: Disk): void {
  const sent = `${accident}, depois de: ${disk.trace()}`;
  const log = reopen(answer, next, sent);
  const found = [...log.recovered];
  equal(found.map(short), TEXTS.slice(0, found.length).map(short), {
    sent,
    message: 'o que voltou não é o começo do que foi pedido, na ordem',
  });
  ok(found.length >= confirmed, `perdeu-se um texto confirmado: ${short(TEXTS[found.length] ?? '')}`, {
    sent,
    received: `${found.length} texto(s)`,
    expected: `${confirmed} ou mais`,
  });
  const again = 'reabriu, e veio outra queda de energia';
  recovers(
    answer,
    next.afterPowerCut('nada'),
    found,
    `o que \`recovered\` mostrou se perdeu: ${again}`,
    next,
  );
  log.append('z');
  const last = next.afterPowerCut('nada');
  recovers(answer, last, [...found, 'z'], `append depois da reabertura não se lê: ${again}`, next);
}

function reopen(answer: Answer, disk: Disk, sent: string): DurableLog {
  try {
    return new answer.DurableLog(disk, PATH);
  } catch (error) {
    ok(false, 'o log não abre depois da queda', {
      sent,
      received: error as Error,
      expected: 'um log aberto',
    });
    return open(answer, disk);
  }
}

const short = (text: unknown) =>
  typeof text === 'string' && text.length > 20 ? `${text.slice(0, 8)}…` : text;
