import { test } from 'vitest';
import { complaints, STAGE, verifyNode } from './verificar.ts';

const directory = new URL('inicial/', STAGE);

test('o ponto de partida sobe, passa no que já tem e recebe uma frase para cada coisa que falta', async (context) => {
  const verdict = await verifyNode(context, new URL('src/server.ts', directory), { directory });
  context.expect(verdict.exitCode).toBe(1);
  context.expect(complaints(verdict)).toMatchInlineSnapshot();
});
