import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { isSignedOut, OfflineError } from './api/problem.ts';
import { forgetSession } from './api/session.ts';
import { CrashGuard } from './pages/Crash.tsx';
import { Pages } from './routes.tsx';
import { NoticeProvider } from './ui/notices.tsx';

const HALF_HOUR_MS = 30 * 60_000;

/** Só vale repetir sozinho o que falhou na rede; um problema da API se repete igual. */
const retry = (failures: number, error: unknown) => error instanceof OfflineError && failures < 2;

function createCache(): QueryClient {
  const onError = (error: unknown) => {
    // Sem sessão aberta, um 401 é a resposta de um login errado; com ela, é a sessão que acabou.
    if (isSignedOut(error) && cache.getQueryData(['me'])) forgetSession(cache);
  };
  const cache: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry, refetchOnWindowFocus: false, staleTime: 30_000, gcTime: HALF_HOUR_MS },
    },
  });
  return cache;
}

const cache = createCache();

export function App() {
  return (
    <QueryClientProvider client={cache}>
      <NoticeProvider>
        <CrashGuard>
          <Pages />
        </CrashGuard>
      </NoticeProvider>
    </QueryClientProvider>
  );
}
