/** Quantas vezes uma função é mais rápida que outra, no mesmo processo e ao mesmo tempo. */
import { equal } from '@trilha/trilha/check';

type Rule = (args: readonly number[]) => number;

/** Voltas do laço em cada chamada. */
const TURNS = 50;
/** Chamadas por rodada, como numa página de posts. */
const CALLS = 300;
/** A rápida faz mais chamadas, ou o relógio e uma troca de contexto pesariam nela. */
const MORE = 10;
const ROUNDS = 5;
/** Até quando se espera o V8 compilar: com os núcleos ocupados, o TurboFan demora a ter a vez. */
const DEADLINE_MS = 900;

interface Race {
  /** Mediana das cinco últimas razões. */
  median: number;
  /** A segunda maior das cinco: uma só, alta, é um soluço da máquina na vez da lenta. */
  upper: number;
}

/** Faz rodadas até a mediana das cinco últimas alcançar `goal`, ou até o prazo. */
export function race(slow: Rule, fast: Rule, goal: number): Race {
  const deadline = performance.now() + DEADLINE_MS;
  const ratios: number[] = [];
  for (;;) {
    ratios.push(round(slow, fast, ratios.length));
    const last = ratios.slice(-ROUNDS).sort((a, b) => a - b);
    const result = { median: last[last.length >> 1] ?? 0, upper: last.at(-2) ?? 0 };
    const enough = last.length === ROUNDS && result.median >= goal;
    if (enough || performance.now() > deadline) return result;
  }
}

/** Uma logo depois da outra, com entradas que nunca se repetem: resposta lembrada não serve. */
function round(slow: Rule, fast: Rule, number: number): number {
  const first = number * CALLS * (MORE + 1);
  const slowMs = elapsed(slow, first, CALLS);
  const fastMs = elapsed(fast, first + CALLS, CALLS * MORE);
  const sample = [TURNS, -1 - number];
  equal(fast(sample), slow(sample), { sent: `compile(regra)([${sample.join(', ')}])` });
  return (slowMs * MORE) / fastMs;
}

function elapsed(rule: Rule, first: number, calls: number): number {
  const start = performance.now();
  for (let call = 0; call < calls; call++) rule([TURNS, first + call]);
  return performance.now() - start;
}
