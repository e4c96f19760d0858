import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expected } from '../erros-comuns/esperado.ts';
import { complaints, verifyNode } from './verificar.ts';

const folder = new URL('../erros-comuns/', import.meta.url);
const HELPERS = ['esperado.ts', 'referencia.ts', 'sem-erro.ts'];
/** O Palco espera isto antes de fechar a porta; aqui não há balanceador a avisar, e a espera só custaria tempo. */
const env = { DRAIN_MS: '50' };

function matches(words: string, got: string): boolean {
  const [start = '', end = ''] = words.split('…');
  return words.includes('…') ? got.startsWith(start) && got.endsWith(end) : got === words;
}

test.concurrent.for(Object.entries(expected))('%s cai só onde deve', async ([name, tasks], context) => {
  const found = complaints(await verifyNode(context, new URL(`${name}.ts`, folder), { env }));
  const seen = Object.entries(found).map(([id, got]) => {
    const words = tasks[id];
    return [id, words !== undefined && matches(words, got) ? words : got];
  });
  context.expect(Object.fromEntries(seen)).toEqual(tasks);
});

test.concurrent('a montagem sem troca passa em tudo', async (context) => {
  context.expect(complaints(await verifyNode(context, new URL('sem-erro.ts', folder), { env }))).toEqual({});
});

test('todo arquivo da pasta tem o seu esperado, e nenhum sobra', () => {
  const files = readdirSync(folder).filter((file) => !HELPERS.includes(file));
  expect(files.map((file) => file.replace(/\.ts$/u, '')).sort()).toEqual(Object.keys(expected).sort());
});
