/**
 * Mede as escolhas da lição: quem executa o laço, quantas formas o mesmo lugar vê e o que cada compilador do V8 acrescenta.
 */
import { join } from 'node:path';
import { type CompareOptions, type Comparison, compare, publish } from '@trilha/measure';
import { compile } from './compiler.ts';
import { interpreter } from './interpreter.ts';
import { jit, RULE } from './jit.ts';
import { startModes } from './modes.ts';
import { PROGRAMS } from './programs.ts';
import { fourForms, items, manyForms, oneForm, twoForms } from './shapes.ts';
import { loadSum } from './wasm.ts';

type Options = Partial<Pick<CompareOptions, 'rounds' | 'warmUpMs'>>;

// #region javascript
/** A soma de `programs.ts`, escrita em JavaScript. */
export function sum(limit: number): number {
  let total = 0;
  for (let i = 0; i < limit; i++) total = (total + Math.imul(i, i)) | 0;
  return total;
}
// #endregion javascript

/** Os mesmos passos: JavaScript, WebAssembly e bytecode interpretado por nós. */
export async function engines(options: Options = {}): Promise<Comparison> {
  const operations = 1000;
  const wasm = await loadSum();
  const interpret = interpreter(Int32Array.from(compile(PROGRAMS.soma.source, PROGRAMS.soma.args).code));
  return compare({
    title: 'Somar i × i, de três jeitos',
    operation: 'volta do laço',
    warmUpMs: 800,
    ...options,
    candidates: [
      { name: 'JavaScript', operations, run: () => sum(operations) },
      { name: 'WebAssembly', operations, run: () => wasm(operations) },
      { name: 'nosso interpretador', operations, run: () => interpret([operations]) },
    ],
    verify: agree,
  });
}

/** Uma regra curta, avaliada mil vezes: interpretada e traduzida para JavaScript. */
export function rules(options: Options = {}): Promise<Comparison> {
  const operations = 1000;
  const { code } = compile(RULE, ['x', 'y']);
  const interpret = interpreter(Int32Array.from(code));
  const compiled = jit(code);
  const args = [0, 7];
  return compare({
    title: 'Avaliar a mesma regra',
    operation: 'avaliação',
    ...options,
    candidates: [
      {
        name: 'regra com o nosso JIT',
        operations,
        run: () => {
          let total = 0;
          for (args[0] = 0; args[0] < operations; args[0]++) total = (total + compiled(args)) | 0;
          return total;
        },
      },
      {
        name: 'regra interpretada',
        operations,
        run: () => {
          let total = 0;
          for (args[0] = 0; args[0] < operations; args[0]++) total = (total + interpret(args)) | 0;
          return total;
        },
      },
    ],
    verify: agree,
  });
}

/** Uma regra que acabou de chegar, usada uma vez: cada uma tem outra constante, ou o V8 lembraria a anterior. */
export function firstUses(options: Options = {}): Promise<Comparison> {
  const { code } = compile(RULE, ['x', 'y']);
  const constant = code.lastIndexOf(7);
  const args = [3, 7];
  let used = 0;
  const fresh = () => code.with(constant, ++used);
  return compare({
    title: 'Usar uma regra nova, uma vez só',
    operation: 'regra',
    ...options,
    candidates: [
      { name: 'interpretar', run: () => interpreter(Int32Array.from(fresh()))(args) - used },
      { name: 'traduzir e rodar', run: () => jit(fresh())(args) - used },
    ],
    verify: agree,
  });
}

/** Ler o mesmo campo de mil objetos de uma, duas, quatro e dezesseis formas. */
export function shapes(options: Options = {}): Promise<Comparison> {
  const operations = 1000;
  const [one, two, four, many] = [1, 2, 4, 16].map((forms) => items(forms, operations));
  return compare({
    title: 'Ler um campo de mil objetos',
    operation: 'leitura',
    ...options,
    candidates: [
      { name: '1 forma', operations, run: () => oneForm(one ?? []) },
      { name: '2 formas', operations, run: () => twoForms(two ?? []) },
      { name: '4 formas', operations, run: () => fourForms(four ?? []) },
      { name: '16 formas', operations, run: () => manyForms(many ?? []) },
    ],
    verify: agree,
  });
}

/** O mesmo laço em três Nodes, cada um com menos compiladores que o anterior. */
export async function tiers(options: Options = {}): Promise<Comparison> {
  const limit = 1000;
  const modes = startModes(sum);
  try {
    return await compare({
      title: 'O mesmo laço, com menos compiladores',
      operation: 'volta do laço',
      ...options,
      candidates: modes.map(({ name, times, ask }) => ({
        name,
        operations: limit * times,
        run: () => ask(limit),
      })),
      verify: agree,
    });
  } finally {
    for (const { stop } of modes) stop();
  }
}

function agree(results: ReadonlyMap<string, unknown>): void {
  if (new Set(results.values()).size !== 1) throw new Error('os resultados discordam');
}

if (import.meta.main) {
  await publish({
    id: '01-fundamentos/06-execucao-de-codigo',
    title: 'Execução de código: quem executa o laço, as formas e os compiladores do V8',
    command: 'npx trilha medir 01/06',
    comparisons: [await engines(), await rules(), await firstUses(), await shapes(), await tiers()],
    book: {
      json: join(import.meta.dirname, 'medir.gerado.json'),
      svg: join(import.meta.dirname, '../../teoria/imagens/06-medicao.gerado.svg'),
    },
  });
}
