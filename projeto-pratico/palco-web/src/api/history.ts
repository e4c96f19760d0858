import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';

/** As versões de uma publicação, da mais nova à mais antiga. */
export const useVersions = (id: string, version: number) =>
  useQuery({
    queryKey: ['versions', id, version],
    queryFn: async ({ signal }) => {
      const { items } = await unwrap(
        api.GET('/api/v1/posts/{id}/versions', { params: { path: { id } }, signal }),
      );
      return items;
    },
  });
