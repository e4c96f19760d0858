import autocannon from 'autocannon';

/** Um tipo de requisição, repetido em laço fechado: cada conexão só pede de novo depois da resposta. */
export interface Scenario {
  name: string;
  connections: number;
  method: 'GET' | 'POST';
  path: string;
  body?: object;
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
export const SECONDS = 5;
export const WARM_UP_S = 2;

/** Aquece e mede. @throws Error se alguma resposta não teve o status esperado */
export async function measureLoad(url: string, scenario: Scenario, cookie: string): Promise<LoadResult> {
  await shoot(url, scenario, cookie, WARM_UP_S);
  const { requests, latency } = await shoot(url, scenario, cookie, SECONDS);
  const { name, connections } = scenario;
  return {
    name,
    connections,
    perSecond: requests.average,
    p50: latency.p50,
    p99: latency.p99,
    max: latency.max,
  };
}

async function shoot(
  url: string,
  { connections, method, path, body, status }: Scenario,
  cookie: string,
  seconds: number,
) {
  const headers = { ...(cookie ? { cookie } : {}), ...(body ? { 'content-type': 'application/json' } : {}) };
  const result = await autocannon({
    url: url + path,
    method,
    headers,
    connections,
    duration: seconds,
    ...(body ? { body: JSON.stringify(body) } : {}),
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
