import { useQuery } from '@tanstack/react-query';
import { useAccountAction } from './account.ts';
import { api, unwrap } from './client.ts';

/** Onde a conta está aberta. */
export const useDevices = () =>
  useQuery({
    queryKey: ['devices'],
    queryFn: async ({ signal }) => (await unwrap(api.GET('/api/v1/me/devices', { signal }))).items,
  });

/** Encerra um aparelho. */
export const useEndDevice = () =>
  useAccountAction((id: string) =>
    unwrap(api.DELETE('/api/v1/me/devices/{id}', { params: { path: { id } } })),
  );

/** Encerra todos os aparelhos, menos este. */
export const useEndOtherDevices = () =>
  useAccountAction<void>(() => unwrap(api.DELETE('/api/v1/me/devices')));
