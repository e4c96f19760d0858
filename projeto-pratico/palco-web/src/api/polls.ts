import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { castVote } from '../polls/cast.ts';
import { api, unwrap } from './client.ts';
import { holdPosts, patchPost } from './post-cache.ts';
import { hasCode } from './problem.ts';
import type { Poll } from './types.ts';

/** Lê a publicação de novo e a troca onde ela está. O que não deu para ler fica como estava. */
async function refreshPost(cache: QueryClient, id: string) {
  const { data: post } = await api.GET('/api/v1/posts/{id}', { params: { path: { id } } }).catch(() => ({
    data: undefined,
  }));
  if (post) patchPost(cache, id, () => post);
}

/** Votar e trocar o voto: a tela muda na hora e volta atrás se a API recusar. */
export function useVote(id: string) {
  const cache = useQueryClient();
  const setPoll = (poll: Poll) => patchPost(cache, id, (post) => ({ ...post, poll }));
  return useMutation({
    mutationFn: ({ choices }: { poll: Poll; choices: number[] }) =>
      unwrap(api.PUT('/api/v1/posts/{id}/vote', { params: { path: { id } }, body: { choices } })),
    onMutate: async ({ poll, choices }) => {
      await holdPosts(cache);
      setPoll(castVote(poll, choices));
    },
    onSuccess: (post) => patchPost(cache, id, () => post),
    onError: (error, { poll }) => {
      setPoll(poll);
      if (hasCode(error, 'poll_closed')) void refreshPost(cache, id);
    },
    scope: { id: `vote:${id}` },
  });
}

const DAY_MS = 86_400_000;
/** Folga para o relógio do servidor, que é quem encerra. */
const SLACK_MS = 1000;

/** Na hora de encerrar, lê uma vez os números que a API passa a mostrar a todos. Longe dela, não espera nada. */
export function useRefreshAtClose(id: string, { closed, closesAt }: Poll) {
  const cache = useQueryClient();
  useEffect(() => {
    const left = new Date(closesAt).getTime() - Date.now();
    if (closed || left > DAY_MS) return;
    const timer = setTimeout(() => void refreshPost(cache, id), Math.max(0, left) + SLACK_MS);
    return () => clearTimeout(timer);
  }, [cache, id, closed, closesAt]);
}
