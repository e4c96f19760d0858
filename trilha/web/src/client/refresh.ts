import type { ProgressView } from '../../../core/contract.ts';
import { progress, session } from './api.ts';
import { paint } from './progress.ts';

/** Busca o progresso e o mostra na página; sem o servidor, não faz nada. */
export async function refreshProgress(): Promise<ProgressView | undefined> {
  if ((await session()) === undefined) return;
  const view = await progress();
  paint(view);
  return view;
}
