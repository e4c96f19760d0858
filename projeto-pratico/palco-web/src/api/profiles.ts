import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { renameAuthor, timelineChanged } from './feeds.ts';
import type { Me, Person, Profile } from './types.ts';

/** Perfil de uma pessoa, como quem está na sessão o vê. */
export function useProfile(handle: string) {
  return useQuery({
    queryKey: ['profile', handle],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/users/{handle}', { params: { path: { handle } }, signal })),
  });
}

/** Muda, em tudo o que está aberto, se a pessoa é seguida: o perfil dela, as sugestões e o próprio perfil. */
function setFollowing(cache: QueryClient, handle: string, following: boolean) {
  const step = following ? 1 : -1;
  const own = cache.getQueryData<Me>(['me'])?.handle ?? '';
  const profile = cache.getQueryData<Profile>(['profile', handle]);
  const suggested = cache.getQueryData<Suggestion[]>(['suggestions'])?.find((one) => one.handle === handle);
  if ((profile?.viewer.following ?? suggested?.following ?? !following) === following) return;
  cache.setQueryData<Profile>(
    ['profile', handle],
    (seen) =>
      seen && {
        ...seen,
        counts: { ...seen.counts, followers: seen.counts.followers + step },
        viewer: { ...seen.viewer, following },
      },
  );
  cache.setQueryData<Profile>(
    ['profile', own],
    (mine) => mine && { ...mine, counts: { ...mine.counts, following: mine.counts.following + step } },
  );
  cache.setQueryData<Suggestion[]>(['suggestions'], (list) =>
    list?.map((one) => (one.handle === handle ? { ...one, following } : one)),
  );
}

/** Seguir e deixar de seguir, com volta atrás. */
export function useFollow(handle: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (following: boolean) => {
      const params = { path: { handle } };
      return unwrap(
        following
          ? api.PUT('/api/v1/users/{handle}/follow', { params })
          : api.DELETE('/api/v1/users/{handle}/follow', { params }),
      );
    },
    onMutate: async (following) => {
      await cache.cancelQueries({ queryKey: ['profile', handle] });
      await cache.cancelQueries({ queryKey: ['suggestions'] });
      setFollowing(cache, handle, following);
    },
    onError: (_error, following) => setFollowing(cache, handle, !following),
    onSuccess: () => timelineChanged(cache),
    scope: { id: `follow:${handle}` },
  });
}

/** Uma pessoa sugerida, e se já foi seguida daqui. */
export type Suggestion = Person & { following: boolean };

const SUGGESTIONS = 5;

/** Quem publicou há pouco e a pessoa ainda não segue. A lista não muda enquanto se escolhe. */
export const useSuggestions = () =>
  useQuery({
    queryKey: ['suggestions'],
    queryFn: async ({ signal }): Promise<Suggestion[]> => {
      const params = { query: { limit: SUGGESTIONS } };
      const { items } = await unwrap(api.GET('/api/v1/users', { params, signal }));
      return items.map((person) => ({ ...person, following: false }));
    },
    staleTime: 5 * 60_000,
  });

/** Muda nome e descrição da própria pessoa. */
export function useEditProfile(handle: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; bio: string }) => unwrap(api.PATCH('/api/v1/me', { body })),
    onSuccess: async (me) => {
      cache.setQueryData(['me'], me);
      renameAuthor(cache, me.id, me.name);
      await cache.invalidateQueries({ queryKey: ['profile', handle] });
    },
  });
}
