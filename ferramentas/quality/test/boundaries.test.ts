import { expect, test } from 'vitest';
import { buildGraph } from '../src/boundaries/graph.ts';
import { findViolations, RULES } from '../src/boundaries/rules.ts';

const palco = 'projeto-pratico/palco/src';

const internal = new Map([
  ['projeto-pratico/palco', { '#kernel/*': './src/kernel/*', '#app/*': './src/app/*' }],
]);

const check = (files: Record<string, string>, doors: Record<string, string> = {}) =>
  findViolations(
    buildGraph(new Map(Object.entries(files)), { doors: new Map(Object.entries(doors)), internal }),
  );

/** Para cada regra, a menor árvore que a quebra. */
const broken: Record<string, Record<string, string>> = {
  porta: {
    [`${palco}/modules/timeline/internal/service.ts`]: `import { posts } from '../../posts/internal/store.ts';`,
    [`${palco}/modules/posts/internal/store.ts`]: 'export const posts = 1;',
  },
  'ordem-das-fatias': {
    [`${palco}/modules/users/index.ts`]: `import type { Post } from '../posts/index.ts';`,
    [`${palco}/modules/posts/index.ts`]: 'export type Post = string;',
  },
  andares: { [`${palco}/kernel/clock.ts`]: `export { compose } from '../app/compose.ts';` },
  'caixa-preta': { 'projeto-pratico/kit/src/run.ts': `await import('../../palco/src/app/compose.ts');` },
  'cliente-da-web': { 'projeto-pratico/palco-web/src/api.ts': `import '../../palco/src/kernel/ids.ts';` },
  'nucleo-da-trilha': { 'trilha/core/catalog.ts': `import { print } from '../cli/print.ts';` },
  ciclo: { 'a/one.ts': `import type { Two } from './two.ts';`, 'a/two.ts': `export * from './one.ts';` },
  ambiente: { [`${palco}/kernel/db.ts`]: 'export const url = process.env.DATABASE_URL;' },
};

test('toda regra tem um exemplo que a quebra', () => {
  expect(Object.keys(broken).sort()).toEqual([...RULES].sort());
});

test.each(Object.entries(broken))('a regra “%s” acusa quem a quebra, e só ela', (rule, files) => {
  const found = check(files);
  expect(found.map((violation) => violation.rule)).toEqual([rule]);
});

test('quem entra pela porta de uma fatia anterior passa', () => {
  const files = {
    [`${palco}/modules/timeline/internal/service.ts`]: `import { createPosts } from '../../posts/index.ts';`,
    [`${palco}/modules/posts/index.ts`]: `export { createPosts } from './internal/service.ts';`,
    [`${palco}/modules/posts/internal/service.ts`]: `import { ids } from '../../../kernel/ids.ts';`,
    [`${palco}/app/compose.ts`]: `import { createPosts } from '../modules/posts/index.ts';`,
  };
  expect(check(files)).toEqual([]);
});

test('um ciclo que passa pela porta de um pacote também é visto', () => {
  const files = { 'p/src/index.ts': `import './inner.ts';`, 'p/src/inner.ts': `import '@trilha/p';` };
  expect(check(files, { '@trilha/p': 'p/src/index.ts' }).map(({ rule }) => rule)).toEqual(['ciclo']);
});

test('o apelido interno conta como o arquivo que ele nomeia', () => {
  const files = { [`${palco}/kernel/clock.ts`]: `import '#app/compose.ts';` };
  expect(check(files).map(({ rule }) => rule)).toEqual(['andares']);
  expect(() => check({ [`${palco}/kernel/clock.ts`]: `import '#inexistente/a.ts';` })).toThrow(
    /apelido sem destino/,
  );
});

test('um arquivo que não se consegue ler interrompe a verificação em vez de ser pulado', () => {
  expect(() => check({ 'a.ts': 'import {' })).toThrow(SyntaxError);
});
