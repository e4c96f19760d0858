/**
 * Cem mil níveis: quais funções da linguagem recorrem por dentro e estouram a pilha, e quais não.
 */
const LEVELS = 100_000;

// #region casos
/** Uma lista dentro da outra, em texto: 200 KB que qualquer cliente pode mandar. */
const nestedText = '['.repeat(LEVELS) + ']'.repeat(LEVELS);
const nested: unknown = JSON.parse(nestedText);

/** A chamada é a última coisa que a função faz: a norma manda reaproveitar o quadro, e o V8 não o faz. */
const tailCall = (left: number): number => (left === 0 ? 0 : tailCall(left - 1));

/** Cada `await` que espera devolve a função ao laço, e ela continua com a pilha vazia. */
async function withPause(left: number): Promise<number> {
  if (left === 0) return 0;
  await null;
  return 1 + (await withPause(left - 1));
}
// #endregion casos

const CASES: Record<string, () => unknown> = {
  'JSON.parse': () => JSON.parse(nestedText),
  'JSON.stringify': () => JSON.stringify(nested),
  structuredClone: () => structuredClone(nested),
  'flat(Infinity)': () => (nested as unknown[]).flat(Number.POSITIVE_INFINITY),
  'recursão de cauda': () => tailCall(LEVELS),
  'recursão com await': () => withPause(LEVELS),
};

/** Por caso, `aguenta` ou o erro. */
export async function outcomes(): Promise<[string, string][]> {
  const seen: [string, string][] = [];
  for (const [name, run] of Object.entries(CASES)) {
    try {
      await run();
      seen.push([name, 'aguenta']);
    } catch (error) {
      seen.push([name, String(error)]);
    }
  }
  return seen;
}

if (import.meta.main) {
  console.log(`${LEVELS.toLocaleString('pt-BR')} níveis`);
  for (const [name, outcome] of await outcomes()) console.log(`  ${name.padEnd(20)} ${outcome}`);
}
