import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { complaints, type StageVerifier } from './verify.ts';

/** O que ajuda as variantes sem ser uma. */
const HELPERS = ['esperado.ts', 'referencia.ts', 'sem-erro.ts'];

interface Variants {
  /** A pasta `erros-comuns`. */
  folder: URL;
  /** Por variante, as tarefas em que cai e as palavras que se recebem; `…` fica no lugar do que muda. */
  expected: Record<string, Record<string, string>>;
  verifyNode: StageVerifier['verifyNode'];
  /**
   * As tarefas desta etapa. Com elas, a montagem sem troca só confere estas fora do triângulo: somadas as das etapas
   * anteriores, passaria de dois minutos.
   */
  own?: readonly string[];
  /** Como cada variante roda. */
  options?: { env?: Record<string, string>; prepare?: string };
}

/**
 * Cada variante é recusada pelas tarefas que a nomeiam. Que ela passa por todas as outras quem prova é o triângulo
 * inteiro, que leva minutos e roda à parte: o comando `triangulo` do package.json da etapa.
 */
export function variantTests({ folder, expected, verifyNode, own, options }: Variants): void {
  const whole = process.env.MODE === 'triangulo';

  test.concurrent.for(Object.entries(expected))('%s cai só onde deve', async ([name, tasks], context) => {
    const only = whole ? undefined : Object.keys(tasks);
    const verdict = await verifyNode(context, new URL(`${name}.ts`, folder), { ...options, only });
    const seen = Object.entries(complaints(verdict)).map(([id, got]) => {
      const words = tasks[id];
      return [id, words !== undefined && matches(words, got) ? words : got];
    });
    context.expect(Object.fromEntries(seen)).toEqual(tasks);
  });

  test.concurrent('a montagem sem troca passa em tudo', async (context) => {
    const only = whole ? undefined : own;
    const verdict = await verifyNode(context, new URL('sem-erro.ts', folder), { ...options, only });
    context.expect(complaints(verdict)).toEqual({});
  });

  test('todo arquivo da pasta tem o seu esperado, e nenhum sobra', () => {
    const files = readdirSync(folder).filter((file) => !HELPERS.includes(file));
    expect(files.map((file) => file.replace(/\.ts$/u, '')).sort()).toEqual(Object.keys(expected).sort());
  });
}

function matches(words: string, got: string): boolean {
  const [start = '', end = ''] = words.split('…');
  return words.includes('…') ? got.startsWith(start) && got.endsWith(end) : got === words;
}
