import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { timelineChanged } from './feeds.ts';
import { refreshAuthor } from './post-cache.ts';
import type { Me, Person, Profile } from './types.ts';
import { uploadAvatar } from './upload.ts';

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

export interface ProfileEdit {
  name: string;
  /** Ausente quando não muda. */
  handle?: string;
  bio: string;
  /** Foto nova; `null` tira a que há, `undefined` deixa como está. */
  photo: Blob | null | undefined;
}

const NEVER = new AbortController().signal;

async function savePhoto(photo: ProfileEdit['photo'], onSent: (fraction: number) => void) {
  if (photo === undefined) return;
  if (photo === null) await unwrap(api.DELETE('/api/v1/me/avatar'));
  else await uploadAvatar(photo, { signal: NEVER, onProgress: (loaded, total) => onSent(loaded / total) });
}

/**
 * Muda a foto, o nome e a descrição da própria pessoa.
 *
 * @param onSent recebe a fração já enviada da foto
 */
export function useEditProfile(handle: string, onSent: (fraction: number) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ photo, ...body }: ProfileEdit) => {
      await savePhoto(photo, onSent);
      return unwrap(api.PATCH('/api/v1/me', { body }));
    },
    onSuccess: async (me) => {
      cache.setQueryData(['me'], me);
      refreshAuthor(cache, me);
      await cache.invalidateQueries({ queryKey: ['profile', handle] });
    },
  });
}
