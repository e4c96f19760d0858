import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { isOtherViewer, isSignedOut, OfflineError } from './api/problem.ts';
import { forgetSession } from './api/session.ts';
import { CrashGuard, CrashPage } from './pages/Crash.tsx';
import { Pages } from './routes.tsx';
import { NoticeProvider } from './ui/notices.tsx';

const HALF_HOUR_MS = 30 * 60_000;

/** Só vale repetir sozinho o que falhou na rede; um problema da API se repete igual. */
const retry = (failures: number, error: unknown) =>
  error instanceof OfflineError && navigator.onLine && failures < 2;

function createCache(): QueryClient {
  const onError = (error: unknown) => {
    // Sem sessão aberta, um 401 é a resposta de um login errado; com ela, é a sessão que acabou.
    if (isSignedOut(error) && cache.getQueryData(['me'])) forgetSession(cache);
    if (isOtherViewer(error)) void cache.invalidateQueries({ queryKey: ['me'] });
  };
  const cache: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // Sem rede o pedido falha na hora e a tela diz isso; o padrão o deixaria parado, e a tela em espera para sempre.
      queries: {
        networkMode: 'always',
        refetchOnReconnect: true,
        retry,
        refetchOnWindowFocus: false,
        staleTime: 30_000,
        gcTime: HALF_HOUR_MS,
      },
      mutations: { networkMode: 'always' },
    },
  });
  return cache;
}

const cache = createCache();

export function App() {
  return (
    <QueryClientProvider client={cache}>
      <NoticeProvider>
        <CrashGuard fallback={(error) => <CrashPage error={error} />}>
          <Pages />
        </CrashGuard>
      </NoticeProvider>
    </QueryClientProvider>
  );
}
