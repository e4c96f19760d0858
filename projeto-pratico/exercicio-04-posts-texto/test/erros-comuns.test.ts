import { variantTests } from '@trilha/kit/vitest';
import { expected } from '../erros-comuns/esperado.ts';
import { stage } from '../verificar/etapa.ts';
import { STAGE, verifyNode } from './verificar.ts';

variantTests({
  folder: new URL('erros-comuns/', STAGE),
  expected,
  verifyNode,
  own: stage.tasks.map(({ id }) => id),
  // O Palco espera isto antes de fechar a porta; aqui não há balanceador a avisar, e a espera só custaria tempo.
  options: { env: { DRAIN_MS: '50' } },
});
