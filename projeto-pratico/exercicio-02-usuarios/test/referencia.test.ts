import { complaints, node } from '@trilha/kit/vitest';
import { test } from 'vitest';
import { stage } from '../verificar/etapa.ts';
import { STAGE, verifyNode } from './verificar.ts';

const palco = new URL('../palco/', STAGE);
/** Só as desta etapa: que o Palco inteiro passa na 01, provam os testes dela. */
const only = stage.tasks.map(({ id }) => id);

test('o Palco inteiro, que reconhece as pessoas por sessão, passa', async (context) => {
  const prepare = node(new URL('src/migrate.ts', palco));
  const options = { directory: palco, prepare, env: { DRAIN_MS: '50' }, only };
  const verdict = await verifyNode(context, new URL('src/server.ts', palco), options);
  context.expect(complaints(verdict)).toEqual({});
});
