import { variantTests } from '@trilha/kit/vitest';
import { expected } from '../erros-comuns/esperado.ts';
import { STAGE, verifyNode } from './verificar.ts';

variantTests({
  folder: new URL('erros-comuns/', STAGE),
  expected,
  verifyNode,
  // O Palco espera isto antes de fechar a porta; aqui não há balanceador a avisar, e a espera só custaria tempo.
  options: { env: { DRAIN_MS: '50' } },
});
