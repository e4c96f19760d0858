import { Statement, statementTests } from '@trilha/kit/vitest';
import { expect, test } from 'vitest';
import { compareConfiguration } from '../comparacao/configuracao.ts';
import { expected } from '../erros-comuns/esperado.ts';
import { stage } from '../verificar/etapa.ts';

statementTests(new Statement(stage.directory), { tasks: stage.tasks, variants: expected });

test('a comparação da configuração dá o que o texto diz', async () => {
  expect(await compareConfiguration()).toEqual({
    brokenAnswers: { 'lida ao usar': 100, 'validada ao subir': 0 },
  });
});
