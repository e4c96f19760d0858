/**
 * Duas threads numa só, passo a passo: antes de cada operação de Atomics da primeira, a segunda roda. O que depende
 * de sorte entre threads de verdade acontece aqui todas as vezes. Roda num worker, onde Atomics se pode trocar.
 */
import { memoryFs } from './memoria.ts';
import { type Answer, bytesOf, jobOf } from './referencia.ts';

type Operation = (...args: unknown[]) => unknown;

const atomics = Atomics as unknown as Record<string, Operation>;
/** As que leem e escrevem de uma vez. */
const AT_ONCE = ['compareExchange', 'exchange', 'add', 'sub', 'and', 'or', 'xor'];
const WATCHED = [...AT_ONCE, 'load', 'store', 'wait', 'notify'];
/** Mais operações que isto numa chamada só é um laço que gira. */
const MOST = 5_000;

/** Para a thread onde ela está: dormindo, ou dentro da trava. */
const PAUSED = new Error('a thread parou aqui');

/** Roda `action` vendo cada operação: `around` decide o resultado dela. */
function watching(action: () => unknown, around: (name: string, run: () => unknown) => unknown): void {
  const real = new Map(WATCHED.map((name) => [name, atomics[name] as Operation]));
  for (const [name, operation] of real)
    atomics[name] = (...args) => around(name, () => operation.apply(Atomics, args));
  try {
    action();
  } catch (error) {
    if (error !== PAUSED) throw error;
  } finally {
    for (const [name, operation] of real) atomics[name] = operation;
  }
}

/** As operações que uma chamada sozinha faz, na ordem. */
function operationsOf(action: () => unknown): string[] {
  const names: string[] = [];
  watching(action, (name, run) => {
    names.push(name);
    return run();
  });
  return names;
}

const newNumbers = (count: number) => new Int32Array(new SharedArrayBuffer(64), 0, count);

const isAtOnce = (name: string) => AT_ONCE.includes(name);

/** O defeito de `claim`, se há: dois donos para um bloco. */
function claimDefect({ claim }: Answer): string | undefined {
  const names = operationsOf(() => claim(newNumbers(2), 0));
  const twice = names.some((_name, point) => {
    const states = newNumbers(2);
    const got: number[] = [];
    let seen = 0;
    watching(
      () => got.push(claim(states, 0)),
      (_operation, run) => {
        if (seen++ === point) got.push(claim(states, 0));
        return run();
      },
    );
    return got[0] === got[1];
  });
  if (twice) return 'o mesmo bloco foi tomado por duas threads: ler e marcar têm de ser uma operação só';
  // O que não passa por Atomics não se vê daqui, e outra thread cabe no meio do mesmo modo.
  return names.some(isAtOnce)
    ? undefined
    : 'claim não usa nenhuma operação de Atomics que leia e marque de uma vez';
}

/** A segunda thread chega à trava antes da operação `point` da primeira, e lá fica, dentro dela ou dormindo. */
function lockDefectAt({ withLock }: Answer, point: number): string | undefined {
  const lock = newNumbers(1);
  let [seen, isSecond, secondInside, secondAsleep, bothIn] = [0, false, false, false, false];
  const pauseSecond = (): never => {
    isSecond = false;
    throw PAUSED;
  };
  const runSecond = () => {
    isSecond = true;
    let held = lock[0] ?? 0;
    try {
      withLock(lock, () => {
        secondInside = true;
        held = lock[0] ?? 0;
        throw PAUSED;
      });
    } catch (error) {
      if (error !== PAUSED) throw error;
    }
    // Parada dentro da trava, ela ainda não a soltou: o que fez ao ser interrompida não aconteceu.
    if (secondInside) lock[0] = held;
    isSecond = false;
  };
  watching(
    () => withLock(lock, () => (bothIn = secondInside)),
    (name, run) => {
      if (isSecond) {
        secondAsleep = name === 'wait';
        return secondAsleep ? pauseSecond() : run();
      }
      if (seen++ === point) runSecond();
      if (seen > MOST) throw PAUSED;
      if (name === 'notify') secondAsleep = false;
      // Quem acorda pode achar a trava presa outra vez; quem não acorda nunca para aqui.
      if (name === 'wait') return seen > point + 20 ? pauseSecond() : 'ok';
      return run();
    },
  );
  if (bothIn) return 'duas threads estiveram dentro da trava ao mesmo tempo';
  return secondAsleep ? 'a trava se soltou e quem dormia à espera dela não foi avisado' : undefined;
}

/** Verdadeiro se a trava muda de valor sem ser por uma operação de Atomics. */
function changesPlainly({ withLock }: Answer): boolean {
  const lock = newNumbers(1);
  let [last, isPlain] = [0, false];
  watching(
    () => withLock(lock, () => undefined),
    (_name, run) => {
      isPlain ||= lock[0] !== last;
      const result = run();
      last = lock[0] ?? 0;
      return result;
    },
  );
  return isPlain || lock[0] !== last;
}

/** O defeito de `withLock`, se há: duas threads dentro, uma esquecida fora, a trava escrita sem Atomics. */
function lockDefect(answer: Answer): string | undefined {
  const names = operationsOf(() => answer.withLock(newNumbers(1), () => undefined));
  for (const point of names.keys()) {
    const defect = lockDefectAt(answer, point);
    if (defect !== undefined) return defect;
  }
  if (!names.some(isAtOnce))
    return 'withLock não usa nenhuma operação de Atomics que olhe e tome a trava de uma vez';
  return changesPlainly(answer)
    ? 'lock[0] mudou sem ser por Atomics: outra thread pode ver a trava livre antes do que se escreveu com ela presa'
    : undefined;
}

export const interleavingDefect = (answer: Answer): string | undefined =>
  claimDefect(answer) ?? lockDefect(answer);

/**
 * O defeito de `work`, se há: sempre que a trava está livre, a tabela comum é a soma dos blocos prontos, nem mais nem
 * menos. Outra thread pode gravar o ponto de retomada em qualquer um desses instantes.
 */
export function sumDefect(answer: Answer): string | undefined {
  const text = 'amei o som e a luz '.repeat(12);
  const job = jobOf(bytesOf(text), { block: 32 });
  const shared = answer.shareMemory(job, 32);
  const starts = [...text.matchAll(/\w+/g)].map(({ index }) => Math.floor(index / job.block));
  let isBroken = false;
  watching(
    () => answer.work(memoryFs(bytesOf(text)), job, shared),
    (_name, run) => {
      const result = run();
      const done = starts.filter((block) => shared.states[block] === 2).length;
      const sum = new Uint32Array(shared.table).reduce((all, n, at) => all + (at % 16 === 0 ? n : 0), 0);
      isBroken ||= shared.lock[0] === 0 && sum !== done;
      return result;
    },
  );
  return isBroken
    ? 'com a trava livre, a tabela comum não era a soma dos blocos prontos: some e marque numa vez só'
    : undefined;
}
