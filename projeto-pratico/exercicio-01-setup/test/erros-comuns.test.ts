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

/**
 * Cada variante é recusada pelas tarefas que a nomeiam. Que ela passa por todas as outras quem prova é o triângulo
 * inteiro, que leva minutos e roda à parte: `npm run triangulo -w @trilha/exercicio-01-setup`.
 */
const whole = process.env.MODE === 'triangulo';

test.concurrent.for(Object.entries(expected))('%s cai só onde deve', async ([name, tasks], context) => {
  const only = whole ? undefined : Object.keys(tasks);
  const found = complaints(await verifyNode(context, new URL(`${name}.ts`, folder), { env, only }));
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
