import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
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

/** Lê os números de uma enquete que acabou de encerrar. */
export function useRefreshPost(id: string) {
  const cache = useQueryClient();
  return () => refreshPost(cache, id);
}
