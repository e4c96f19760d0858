import { complaints, node } from '@trilha/kit/vitest';
import { expect, test } from 'vitest';
import { stage } from '../verificar/etapa.ts';
import { STAGE, verifyNode } from './verificar.ts';

const palco = new URL('../palco/', STAGE);
const all = stage.tasks.map(({ id }) => id);
/** Onde importa como se reconhece alguém; no triângulo correm todas. A montagem da etapa 02 já passou em cada uma. */
const identified = [
  'signup-confirms',
  'signin-hides-accounts',
  'password-whole',
  'password-change',
  'rate-limit',
  'me-requires-identity',
  'profile-edit',
  'email-change',
  'deactivate',
  'delete',
];

test('o Palco inteiro, que reconhece as pessoas por sessão, passa', async (context) => {
  const prepare = node(new URL('src/migrate.ts', palco));
  const only = process.env.MODE === 'triangulo' ? all : identified;
  const options = { directory: palco, prepare, env: { DRAIN_MS: '50' }, only };
  const verdict = await verifyNode(context, new URL('src/server.ts', palco), options);
  context.expect(complaints(verdict)).toEqual({});
});

test('as tarefas escolhidas existem', () => {
  expect(all).toEqual(expect.arrayContaining(identified));
});
