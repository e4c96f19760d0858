import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Profile } from './types.ts';

/** Perfil de uma pessoa, como quem está na sessão o vê. */
export function useProfile(handle: string) {
  return useQuery({
    queryKey: ['profile', handle],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/users/{handle}', { params: { path: { handle } }, signal })),
  });
}

function setFollowing(cache: QueryClient, handle: string, following: boolean) {
  cache.setQueryData<Profile>(['profile', handle], (profile) => {
    if (!profile || profile.viewer.following === following) return profile;
    const followers = profile.counts.followers + (following ? 1 : -1);
    return {
      ...profile,
      counts: { ...profile.counts, followers },
      viewer: { ...profile.viewer, following },
    };
  });
}

/** Seguir e deixar de seguir, com volta atrás. A página inicial muda depois, pela própria API. */
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
    onMutate: (following) => setFollowing(cache, handle, following),
    onError: (_error, following) => setFollowing(cache, handle, !following),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['feed', 'timeline'] }),
    scope: { id: `follow:${handle}` },
  });
}

/** Muda nome e descrição da própria pessoa. */
export function useEditProfile(handle: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; bio: string }) => unwrap(api.PATCH('/api/v1/me', { body })),
    onSuccess: async (me) => {
      cache.setQueryData(['me'], me);
      void cache.invalidateQueries({ queryKey: ['feed'] });
      await cache.invalidateQueries({ queryKey: ['profile', handle] });
    },
  });
}
