import { progress, session } from './api.ts';
import { paint } from './progress.ts';

/** Busca o progresso e o mostra na página; sem o servidor, não faz nada. */
export async function refreshProgress(): Promise<void> {
  if ((await session()) === undefined) return;
  paint(await progress());
}
