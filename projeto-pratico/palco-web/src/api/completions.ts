import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Person } from './types.ts';

/** Uma sugestão para o que se está escrevendo. */
export type Completion =
  | { kind: 'mention'; value: string; person: Person }
  | { kind: 'tag'; value: string; posts: number };

/** O pedaço que se quer completar. */
export interface Wanted {
  kind: Completion['kind'];
  prefix: string;
}

async function fetchCompletions({ kind, prefix }: Wanted, signal: AbortSignal): Promise<Completion[]> {
  const params = { query: { prefix } };
  if (kind === 'mention') {
    const { items } = await unwrap(api.GET('/api/v1/users', { params, signal }));
    return items.map((person) => ({ kind, value: person.handle, person }));
  }
  const { items } = await unwrap(api.GET('/api/v1/tags', { params, signal }));
  return items.map(({ tag, posts }) => ({ kind, value: tag, posts }));
}

/** Pessoas ou hashtags que começam como o que se escreveu. O pedido anterior é cancelado quando outro começa. */
export const useCompletions = (wanted: Wanted | null) =>
  useQuery({
    queryKey: ['completion', wanted?.kind, wanted?.prefix],
    queryFn: ({ signal }) => (wanted ? fetchCompletions(wanted, signal) : []),
    enabled: wanted !== null,
    // Completar é uma ajuda: se falha, escreve-se sem ela.
    retry: false,
  });
