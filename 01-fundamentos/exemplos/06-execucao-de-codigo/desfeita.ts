/**
 * O V8 aposta, otimiza e desfaz: o que ele diz enquanto os itens de uma lista mudam de forma e depois de tipo.
 */
import { runNode } from './child-node.ts';

// #region alvo
interface Item {
  price: number;
  name?: string;
}

function total(items: readonly Item[]): number {
  let sum = 0;
  for (const item of items) sum += item.price;
  return sum;
}

/** Três fases, com um aviso antes de cada uma; em todas, `total` é chamada o bastante para ser otimizada. */
function phases(): void {
  const items: Item[] = Array.from({ length: 50 }, (_, price) => ({ price }));
  const repeat = (label: string) => {
    console.log(`fase: ${label}`);
    for (let call = 0; call < 6000; call++) total(items);
  };
  repeat('todos { price }');
  items[10] = { name: 'promoção', price: 7 };
  repeat('um item { name, price }');
  items[11] = { price: 0.5 };
  repeat('um preço com fração');
}
// #endregion alvo

const TIERS: Record<string, string> = { MAGLEV: 'Maglev', TURBOFAN_JS: 'TurboFan' };

/** As linhas sobre `total` na saída de `--trace-opt --trace-deopt`, já traduzidas. */
export function parseTrace(output: string): string[] {
  return output.split('\n').flatMap((line) => {
    const phase = line.match(/^fase: (.*)/)?.[1];
    if (phase) return [phase];
    if (!line.includes('<JSFunction total')) return [];
    const tier = line.match(/^\[completed compiling .*\(target (\w+)\)/)?.[1];
    if (tier) return [`  compilada por ${TIERS[tier] ?? tier}`];
    const reason = line.match(/^\[bailout .*reason: ([^)]*)\)/)?.[1];
    return reason ? [`  desfeita: ${reason}`] : [];
  });
}

/** Compilando na mesma thread e sem trocar no meio do laço, a ordem é sempre a mesma. */
const FLAGS = ['--trace-opt', '--trace-deopt', '--no-concurrent-recompilation', '--no-use-osr'];

export async function traced(): Promise<string[]> {
  return parseTrace(await runNode(FLAGS, import.meta.filename, '--alvo'));
}

export async function main(): Promise<void> {
  console.log((await traced()).join('\n'));
}

if (import.meta.main) {
  if (process.argv.includes('--alvo')) phases();
  else await main();
}
