import { defineStage } from '@trilha/kit';
import { configuration } from './configuracao.ts';
import { documentation } from './documentacao.ts';
import { echo } from './eco.ts';
import { shutdown } from './encerramento.ts';
import { errors } from './erros.ts';
import { traces } from './rastros.ts';
import { health } from './saude.ts';

/** Etapa 01: o que todo servidor precisa ter antes da primeira funcionalidade. */
export const stage = defineStage({
  number: 1,
  title: 'Setup e estrutura inicial',
  directory: new URL('../', import.meta.url),
  contract: new URL('../contrato/openapi.json', import.meta.url),
  env: { LOG_LEVEL: 'info', SHUTDOWN_GRACE_MS: '5000' },
  tasks: [
    ...health.boot,
    ...configuration,
    ...health.tasks,
    ...traces,
    ...errors,
    ...echo,
    ...documentation,
    ...shutdown,
  ],
});
