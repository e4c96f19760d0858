import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { isNotFound } from './problem.ts';
import type { Video } from './types.ts';

const GONE = 'O vídeo foi apagado enquanto era preparado.';
const isOver = (video: Video) => video.status === 'ready' || video.status === 'failed';

/**
 * Espera até a próxima pergunta sobre um vídeo em preparo: 1 s no começo, que é quando clipes curtos
 * terminam, crescendo até 8 s para um longo não custar um pedido por segundo.
 *
 * @param asked quantas respostas já vieram, boas ou más
 */
export const pollDelay = (asked: number) => Math.min(8000, Math.round(1000 * 1.35 ** Math.max(0, asked - 2)));

/** Acompanha um vídeo até ficar pronto, falhar ou sumir; depois disso não pergunta mais. */
export function useVideo(initial: Video): Video {
  const query = useQuery({
    queryKey: ['video', initial.id],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/videos/{id}', { params: { path: { id: initial.id } }, signal })),
    initialData: initial,
    enabled: !isOver(initial),
    refetchInterval: ({ state }) =>
      (state.data && isOver(state.data)) || isNotFound(state.error)
        ? false
        : pollDelay(state.dataUpdateCount + state.errorUpdateCount),
  });
  if (isOver(initial)) return initial;
  return isNotFound(query.error) ? { ...initial, status: 'failed', failure: GONE } : query.data;
}

/**
 * Desfaz um envio que não será publicado. Sem resposta que preste não há o que pedir à pessoa: a limpeza do
 * servidor apaga o vídeo no dia seguinte.
 */
export async function discardVideo(id: string): Promise<void> {
  await api.DELETE('/api/v1/videos/{id}', { params: { path: { id } } }).catch(() => {});
}
