/**
 * A mesma função, chamada vinte mil vezes: em que chamada ela passa do interpretador a cada compilador.
 */
import { setFlagsFromString } from 'node:v8';
import { runNode } from './child-node.ts';

/** O nome de cada camada e como o V8 a chama nas perguntas. */
const QUESTIONS = { Ignition: 'Ignition', Sparkplug: 'Sparkplug', Maglev: 'Maglev', TurboFan: 'Turbofan' };
type Tier = keyof typeof QUESTIONS;

/** As perguntas ao V8 só existem com `--allow-natives-syntax`, e o `%` não é JavaScript: por isso vão em texto. */
function tierReader(): (target: unknown) => Tier | undefined {
  setFlagsFromString('--allow-natives-syntax');
  const questions = Object.entries(QUESTIONS).map(([tier, question]) => ({
    tier: tier as Tier,
    isRunning: new Function('target', `return %ActiveTierIs${question}(target)`),
  }));
  return (target) => questions.find(({ isRunning }) => isRunning(target))?.tier;
}

// #region alvo
function sumTo(limit: number): number {
  let sum = 0;
  for (let i = 0; i < limit; i++) sum += i;
  return sum;
}
// #endregion alvo

/** Se o V8 otimizasse quem chama, poria `sumTo` dentro dele, e as chamadas deixariam de existir. */
function keepUnoptimized(caller: unknown): void {
  new Function('caller', '%NeverOptimizeFunction(caller)')(caller);
}

interface Change {
  /** Quantas chamadas já tinham sido feitas. */
  calls: number;
  tier: Tier;
}

/** Chama `sumTo` muitas vezes e anota quando a camada muda. */
function watch(total: number): Change[] {
  const tierOf = tierReader();
  keepUnoptimized(watch);
  const changes: Change[] = [];
  for (let calls = 1; calls <= total; calls++) {
    sumTo(20);
    const tier = tierOf(sumTo);
    if (tier && tier !== changes.at(-1)?.tier) changes.push({ calls, tier });
  }
  return changes;
}

/** Sem compilar em outra thread, sem esperar lote e sem trocar no meio do laço: o resultado sai igual toda vez. */
const STEADY = ['--no-concurrent-recompilation', '--no-baseline-batch-compilation', '--no-use-osr'];

export async function changes(flags: readonly string[]): Promise<Change[]> {
  return JSON.parse(await runNode(flags, import.meta.filename, '--alvo')) as Change[];
}

export const steadyChanges = (): Promise<Change[]> => changes(STEADY);

export async function main(): Promise<void> {
  const show = (list: readonly Change[]) =>
    list.map(({ calls, tier }) => `  ${String(calls).padStart(5)}  ${tier}`).join('\n');
  console.log('Depois de quantas chamadas cada um passa a executar sumTo');
  console.log(show(await steadyChanges()));
  console.log('\nO mesmo, compilando em outra thread e em lotes, como o Node faz sempre (varia)');
  console.log(show(await changes([])));
}

if (import.meta.main) {
  if (process.argv.includes('--alvo')) console.log(JSON.stringify(watch(20_000)));
  else await main();
}
