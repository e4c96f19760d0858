import { defineStage } from '@trilha/kit';
import { scheduling } from './agendar.ts';
import { env } from './ambiente.ts';
import { removing } from './apagar.ts';
import { finding } from './buscar.ts';
import { searchLimits } from './buscar-limites.ts';
import { completing } from './completar.ts';
import { queries } from './consultas.ts';
import { conversation } from './conversa.ts';
import { editing } from './editar.ts';
import { polls } from './enquetes.ts';
import { entities } from './entidades.ts';
import { input } from './entrada.ts';
import { lists } from './listas.ts';
import { publishing } from './publicar.ts';
import { drafting } from './rascunhos.ts';
import { repeating } from './repetir.ts';
import { visibility } from './visibilidade.ts';

/** Etapa 04: escrever, responder, listar e achar. */
export const stage = defineStage({
  number: 4,
  title: 'Posts de texto',
  directory: new URL('../', import.meta.url),
  contract: new URL('../contrato/openapi.json', import.meta.url),
  mail: true,
  // Como nas etapas 02 e 03: abrir contas custa hashes lentos, e as tarefas de um grupo os pedem ao mesmo tempo.
  patienceMs: 9_000,
  env,
  tasks: [
    ...publishing,
    ...entities,
    ...repeating,
    ...editing,
    ...removing,
    ...visibility,
    ...lists,
    ...completing,
    ...conversation,
    ...drafting,
    ...scheduling,
    ...polls,
    ...finding,
    ...searchLimits,
    ...queries,
    ...input,
  ],
});
