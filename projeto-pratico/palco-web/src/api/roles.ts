import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useAccountAction } from './account.ts';
import { api, unwrap } from './client.ts';

/** Tudo o que um papel pode permitir. */
export const usePermissions = () =>
  useQuery({
    queryKey: ['permissions'],
    queryFn: async ({ signal }) => (await unwrap(api.GET('/api/v1/permissions', { signal }))).items,
  });

/** Os papéis e o que cada um permite. */
export const useRoles = () =>
  useQuery({
    queryKey: ['roles'],
    queryFn: async ({ signal }) => (await unwrap(api.GET('/api/v1/roles', { signal }))).items,
  });

export interface RoleInput {
  name: string;
  title: string;
  permissions: string[];
}

/** Cria um papel. */
export const useCreateRole = () =>
  useAccountAction((body: RoleInput) => unwrap(api.POST('/api/v1/roles', { body })));

/** Muda o que estes papéis permitem. Um de cada vez: no primeiro que a API recusa, para. */
export const useSaveRoles = () =>
  useAccountAction(async (roles: RoleInput[]) => {
    for (const { name, title, permissions } of roles) {
      await unwrap(
        api.PUT('/api/v1/roles/{name}', { params: { path: { name } }, body: { title, permissions } }),
      );
    }
  });

/** Apaga um papel. */
export const useDeleteRole = () =>
  useAccountAction((name: string) =>
    unwrap(api.DELETE('/api/v1/roles/{name}', { params: { path: { name } } })),
  );

/** Os papéis de uma pessoa, e se ela está suspensa. */
export const usePersonRoles = (handle: string) =>
  useQuery({
    queryKey: ['person-roles', handle],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/users/{handle}/roles', { params: { path: { handle } }, signal })),
    enabled: handle !== '',
  });

/** Dá um papel a uma pessoa, ou o tira. */
export const useGrantRole = (handle: string) =>
  useAccountAction(({ role, isGranted }: { role: string; isGranted: boolean }) => {
    const params = { path: { handle, role } };
    return unwrap(
      isGranted
        ? api.PUT('/api/v1/users/{handle}/roles/{role}', { params })
        : api.DELETE('/api/v1/users/{handle}/roles/{role}', { params }),
    );
  });

/** Suspende uma pessoa por uma razão, ou tira a suspensão com `null`. */
export const useSuspend = (handle: string) =>
  useAccountAction((reason: string | null) => {
    const params = { path: { handle } };
    return unwrap(
      reason === null
        ? api.DELETE('/api/v1/users/{handle}/suspension', { params })
        : api.PUT('/api/v1/users/{handle}/suspension', { params, body: { reason } }),
    );
  });

/** A trilha do que se mudou nos papéis, do mais novo ao mais antigo. */
export const useRoleChanges = () =>
  useInfiniteQuery({
    queryKey: ['role-changes'],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/role-changes', {
          params: { query: pageParam === '' ? {} : { cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
