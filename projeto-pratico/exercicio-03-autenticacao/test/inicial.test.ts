import { complaints, starterVersionTests, verifyStarter } from '@trilha/kit/vitest';
import { test } from 'vitest';
import { stage } from '../verificar/etapa.ts';
import { STAGE, statement, verifyNode } from './verificar.ts';

const directory = new URL('inicial/', STAGE);
const stageDirectory = 'projeto-pratico/exercicio-03-autenticacao/';

/** São as 123 tarefas das três etapas, uma vez cada. */
const timeout = 300_000;

test('o ponto de partida passa nas etapas 01 e 02, e em cada tarefa da 03 recebe uma frase', {
  timeout,
}, async (context) => {
  const verdict = await verifyStarter(context, { directory, stageDirectory, statement, verifyNode });
  const missing = stage.tasks.map(({ id }) => id).filter((id) => id !== 'openapi-describes');
  context.expect(Object.keys(complaints(verdict)).sort()).toEqual(missing.sort());
});

const manifests = ['../../package.json', '../palco/package.json', '../kit/package.json', 'package.json'];
starterVersionTests(
  directory,
  [...manifests, '../../ferramentas/services/package.json'].map((path) => new URL(path, STAGE)),
);
