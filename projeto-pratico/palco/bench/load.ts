import autocannon from 'autocannon';
import type { Credentials } from './reader.ts';

/** Um tipo de requisição, repetido em laço fechado: cada conexão só pede de novo depois da resposta. */
export interface Scenario {
  name: string;
  connections: number;
  method: 'GET' | 'POST';
  path: string;
  body?: object;
  /** Com que prova de quem se é; sem ela, como visitante. */
  as?: 'cookie' | 'bearer' | 'device';
  /** Status que toda resposta deve ter; com outro, a medição é recusada. */
  status: number;
}

export interface LoadResult {
  name: string;
  connections: number;
  perSecond: number;
  p50: number;
  p99: number;
  max: number;
}

/** Duração de cada medida e do aquecimento, em segundos. */
export interface Duration {
  seconds: number;
  warmUp: number;
}

/** Aquece e mede. @throws Error se alguma resposta não teve o status esperado */
export async function measureLoad(
  url: string,
  scenario: Scenario,
  credentials: Credentials,
  { seconds, warmUp }: Duration,
): Promise<LoadResult> {
  await shoot(url, scenario, credentials, warmUp);
  const { requests, latency } = await shoot(url, scenario, credentials, seconds);
  const { name, connections } = scenario;
  const { p50, p99, max } = latency;
  return { name, connections, perSecond: requests.average, p50, p99, max };
}

async function shoot(url: string, scenario: Scenario, credentials: Credentials, duration: number) {
  const { connections, method, path, status } = scenario;
  const result = await autocannon({
    url: url + path,
    connections,
    duration,
    requests: [requestOf(scenario, credentials)],
  });
  const expected = result.statusCodeStats?.[`${status}`]?.count ?? 0;
  const answered = result['2xx'] + result.non2xx;
  if (answered === 0 || expected !== answered || result.errors > 0) {
    throw new Error(
      `${method} ${path}: ${expected} de ${answered} respostas com ${status}, ${result.errors} erros.`,
    );
  }
  return result;
}

function requestOf({ method, path, body, as }: Scenario, credentials: Credentials): autocannon.Request {
  const headers = { ...(as && credentials[as]), 'content-type': 'application/json' };
  if (path.endsWith('/tokens/refresh')) return { method, path, headers, ...chained(credentials.families) };
  if (method === 'GET') return { method, path, headers: { ...(as && credentials[as]) } };
  return { method, path, headers, body: JSON.stringify(body) };
}

/** Cada troca gasta o token mais antigo que está livre e devolve à roda o sucessor dele: nenhum é usado duas vezes. */
function chained(families: string[]): Pick<autocannon.Request, 'setupRequest' | 'onResponse'> {
  return {
    setupRequest: (request) => ({ ...request, body: JSON.stringify({ refreshToken: families.shift() }) }),
    onResponse(status, body) {
      if (status === 200) families.push((JSON.parse(body) as { refreshToken: string }).refreshToken);
    },
  };
}
