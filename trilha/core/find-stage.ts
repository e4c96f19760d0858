import type { Catalog, Stage } from './contract.ts';
import { TrilhaError } from './errors.ts';

/** `07`, como no nome da pasta e na linha de comando. */
export const stageNumber = ({ number }: Pick<Stage, 'number'>) => String(number).padStart(2, '0');

/**
 * Acha uma etapa por `07`, `etapa-07` ou pelo nome da pasta.
 * @param isReady se a etapa serve a quem pede; padrão: basta estar no plano
 * @throws TrilhaError NOT_FOUND, com as que servem
 */
export function findStage(
  { stages }: Catalog,
  address: string | undefined,
  isReady: (stage: Stage) => boolean = () => true,
): Stage {
  const number = Number(/^(?:etapa-)?(\d{1,2})$/.exec(address ?? '')?.[1]);
  const found = stages.find((stage) => stage.id === address || stage.number === number);
  if (found && isReady(found)) return found;
  const missing = found
    ? `A etapa ${stageNumber(found)} não está pronta.`
    : `Não há a etapa “${address}” no plano.`;
  const names = stages.filter(isReady).map((stage) => `etapa-${stageNumber(stage)}`);
  throw new TrilhaError(
    'NOT_FOUND',
    address === undefined ? 'Falta dizer a etapa.' : missing,
    `As que há: ${names.join(', ') || 'nenhuma'}`,
  );
}
