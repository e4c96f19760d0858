import { expect, it } from 'vitest';
import { send, shellCode } from './sinais.ts';

const unix = it.runIf(process.platform !== 'win32');

unix('sem tratador, SIGTERM mata o processo, e a shell mostra 143', async () => {
  const outcome = await send('padrao', 'SIGTERM');
  expect(outcome).toMatchObject({ code: null, signal: 'SIGTERM' });
  expect(shellCode(outcome)).toBe(143);
});

unix('com tratador, o programa termina por si, com o código que escolheu', async () => {
  const outcome = await send('trata', 'SIGTERM');
  expect(outcome).toEqual({ printed: ['tratei o SIGTERM'], code: 0, signal: null });
});

unix('SIGKILL não se trata', async () => {
  const outcome = await send('trata', 'SIGKILL');
  expect(outcome).toMatchObject({ code: null, signal: 'SIGKILL' });
  expect(shellCode(outcome)).toBe(137);
});

unix('com a thread ocupada, o tratador só roda quando ela volta ao laço', async () => {
  const { printed } = await send('ocupado', 'SIGTERM');
  expect(printed).toEqual(['a thread voltou', 'tratei o SIGTERM']);
});
