/** Quantas vezes uma função é mais rápida que outra, no mesmo processo. */
import { equal } from '@trilha/trilha/check';

type Rule = (args: readonly number[]) => number;

/** Voltas do laço em cada chamada. */
const TURNS = 50;
/** Chamadas por rodada, como numa página de posts. */
const CALLS = 300;
/** A rápida faz mais chamadas, ou a menor rodada dela seria curta demais para o relógio. */
const MORE = 10;
/** Antes disto, em tempo de processador, o V8 pode ainda não ter compilado a lenta, e qualquer uma ganharia dela. */
const WARM_UP_MS = 200;
/** Com este tempo de processador, a rápida já mostrou o que tinha para mostrar. */
const ENOUGH_MS = 700;
const DEADLINE_MS = 1500;

interface Race {
  /** A menor rodada da lenta sobre a menor da rápida: o que a máquina faz por fora só aumenta uma rodada. */
  ratio: number;
  /** A máquina não deu ao processo o tempo que a corrida pede. */
  starved: boolean;
}

/** Faz rodadas, depois de aquecer, até a razão alcançar `goal` ou o tempo acabar. */
export function race(slow: Rule, fast: Rule, goal: number): Race {
  const deadline = performance.now() + DEADLINE_MS;
  const before = process.cpuUsage();
  let [slowMs, fastMs] = [Infinity, Infinity];
  for (let number = 0; ; number++) {
    const first = number * CALLS * (MORE + 1);
    slowMs = Math.min(slowMs, elapsed(slow, first, CALLS));
    fastMs = Math.min(fastMs, elapsed(fast, first + CALLS, CALLS * MORE));
    agree(slow, fast, number);
    const ratio = (slowMs * MORE) / fastMs;
    const used = cpuMs(before);
    const late = performance.now() > deadline;
    if (late || used > ENOUGH_MS || (used > WARM_UP_MS && ratio >= goal))
      return { ratio, starved: late && used < ENOUGH_MS };
  }
}

/** As entradas de uma rodada nunca se repetem, nem aqui: resposta lembrada não serve. */
function agree(slow: Rule, fast: Rule, number: number): void {
  const sample = [TURNS, -1 - number];
  equal(fast(sample), slow(sample), { sent: `compile(regra)([${sample.join(', ')}])` });
}

function elapsed(rule: Rule, first: number, calls: number): number {
  const start = performance.now();
  for (let call = 0; call < calls; call++) rule([TURNS, first + call]);
  return performance.now() - start;
}

function cpuMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
