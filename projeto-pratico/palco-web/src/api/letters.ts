import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { isNotFound } from './problem.ts';
import type { Letter } from './types.ts';

/** A entrega leva um instante: a página aberta procura de novo neste passo. */
const ARRIVAL_MS = 2000;
/** A API só mostra a caixa a quem a pede por um destes nomes; por outro, perguntar só poria um erro no console. */
const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])$/;

const letters = queryOptions({
  queryKey: ['letters'],
  queryFn: async ({ signal }): Promise<Letter[]> =>
    (await unwrap(api.GET('/api/v1/letters', { signal }))).items,
});

/** As mensagens guardadas nesta máquina, as mais novas primeiro. */
export const useLetters = () =>
  useQuery({
    ...letters,
    staleTime: 0,
    refetchInterval: ({ state }) => (isNotFound(state.error) ? false : ARRIVAL_MS),
  });

/** Este Palco guarda as mensagens nesta máquina, em vez de mandá-las? */
export function useHasMailbox(): boolean {
  const { data } = useQuery({ ...letters, enabled: LOCAL_HOST.test(location.hostname) });
  return data !== undefined;
}
