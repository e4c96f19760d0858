/**
 * Compara, com números, três escolhas desta etapa: validar a configuração ao subir ou ao usar, log em
 * texto ou em JSON, e encerrar na hora ou com espera. Rode com `node comparar.ts`.
 */
import { fileURLToPath } from 'node:url';
import { type Comparison, count, publish } from '@trilha/measure';
import { compareConfiguration } from './comparacao/configuracao.ts';
import { compareShutdown } from './comparacao/encerramento.ts';
import { compareLogs } from './comparacao/logs.ts';

/** Todas as comparações da etapa, na ordem do enunciado. */
export async function comparisons(): Promise<Comparison[]> {
  const { brokenAnswers } = await compareConfiguration();
  const { lost, sentPerRun } = await compareShutdown();
  const configuration = count({
    title: 'Servidor com DATABASE_URL errada: respostas 500 em 100 requisições',
    unit: 'respostas 500',
    values: brokenAnswers,
  });
  const shutdown = count({
    title: `SIGTERM com 24 clientes ativos (3 rodadas, em média ${sentPerRun} requisições em cada)`,
    unit: 'requisições perdidas',
    values: lost,
  });
  return [configuration, ...(await compareLogs()), shutdown];
}

const FILE = 'projeto-pratico/exercicio-01-setup/comparar.ts';

if (import.meta.main) {
  const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  await publish({
    id: 'etapa-01-setup',
    title: 'Etapa 01: três escolhas e o que elas custam',
    command: `node ${FILE}`,
    comparisons: await comparisons(),
    book: { json: here('comparar.gerado.json'), svg: here('comparar.gerado.svg') },
  });
}
