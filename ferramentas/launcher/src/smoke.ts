/** Partida completa, verificação das duas páginas e parada: a fumaça que o CI roda em cada sistema. */
import { StepFailure } from '../boot/failure.mjs';
import { statusOf } from './process/readiness.ts';
import { demoExists } from './stack/demo.ts';
import { runStack } from './stack/run.ts';
import { startStack } from './stack/start-stack.ts';

await runStack(startStack, async ({ palco, trilha }) => {
  if (!demoExists()) throw new StepFailure('Os dados de demonstração não foram criados.');
  for (const url of [palco, trilha]) {
    const status = await statusOf(url);
    if (status !== 200) throw new StepFailure(`${url} respondeu ${status || 'nada'} em vez de 200.`);
  }
});
