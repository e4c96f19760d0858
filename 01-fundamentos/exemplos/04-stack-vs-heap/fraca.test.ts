import { expect, it } from 'vitest';
import { observe } from './fraca.ts';

it('quem é lido por um WeakRef fica até o fim da volta; o aviso vem depois da coleta', async () => {
  expect(await observe()).toEqual([
    'coleta na mesma volta: ainda lá',
    'coleta na volta seguinte: se foi',
    'aviso: o vídeo foi coletado',
  ]);
});
