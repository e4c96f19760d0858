import { complaints, starterVersionTests, verifyStarter } from '@trilha/kit/vitest';
import { test } from 'vitest';
import { stage } from '../verificar/etapa.ts';
import { STAGE, statement, verifyNode } from './verificar.ts';

const directory = new URL('inicial/', STAGE);
const stageDirectory = 'projeto-pratico/exercicio-04-posts-texto/';

/** São as tarefas das quatro etapas, uma vez cada. */
const timeout = 300_000;
/** O que o ponto de partida já traz pronto: as formas que se conferem e as rotas declaradas. */
const GIVEN = ['post-fields', 'openapi-describes'];

test('o ponto de partida passa nas etapas 01 a 03, e em cada tarefa da 04 recebe uma frase', {
  timeout,
}, async (context) => {
  const verdict = await verifyStarter(context, { directory, stageDirectory, statement, verifyNode });
  const missing = stage.tasks.map(({ id }) => id).filter((id) => !GIVEN.includes(id));
  context.expect(Object.keys(complaints(verdict)).sort()).toEqual(missing.sort());
});

const manifests = ['../../package.json', '../palco/package.json', 'package.json'];
starterVersionTests(
  directory,
  manifests.map((path) => new URL(path, STAGE)),
);
