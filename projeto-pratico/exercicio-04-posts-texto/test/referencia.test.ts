import { complaints, node } from '@trilha/kit/vitest';
import { expect, test } from 'vitest';
import { stage } from '../verificar/etapa.ts';
import { STAGE, verifyNode } from './verificar.ts';

const palco = new URL('../palco/', STAGE);
const all = stage.tasks.map(({ id }) => id);
/** Onde as fatias das etapas seguintes poderiam pesar; no triângulo correm todas. A montagem da etapa 04 já passou em cada uma. */
const touched = [
  'post-publish',
  'idempotency-at-once',
  'delete-everything',
  'author-gone',
  'visibility-lists',
  'visibility-matrix',
  'cursor-walk',
  'offset',
  'completion',
  'thread-order',
  'schedule',
  'search-hidden',
  'queries-list',
  'hostile-input',
];

test('o Palco inteiro passa', async (context) => {
  const prepare = node(new URL('src/migrate.ts', palco));
  const only = process.env.MODE === 'triangulo' ? all : touched;
  const options = { directory: palco, prepare, env: { DRAIN_MS: '50' }, only };
  const verdict = await verifyNode(context, new URL('src/server.ts', palco), options);
  context.expect(complaints(verdict)).toEqual({});
});

test('as tarefas escolhidas existem', () => {
  expect(all).toEqual(expect.arrayContaining(touched));
});
