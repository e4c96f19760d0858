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
  /** Cabeçalhos próprios de cada requisição. */
  headers?: () => Record<string, string>;
  /** Quantas por segundo pedir ao todo; sem isto, tantas quantas as conexões conseguem. */
  rate?: number;
  /** Quantas requisições ao todo, em vez de uma duração: para o que leva segundos. */
  amount?: number;
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
  await shoot(
    url,
    scenario.amount ? { ...scenario, amount: scenario.connections } : scenario,
    credentials,
    warmUp,
  );
  const { requests, latency, duration } = await shoot(url, scenario, credentials, seconds);
  if (requests.total === 0) throw new Error(`${scenario.path}: nenhuma resposta em ${seconds} s.`);
  const { name, connections } = scenario;
  const { p50, p99, max } = latency;
  // por segundo inteiro, como o gerador de carga conta, as poucas de `amount` não dão média
  const perSecond = scenario.amount ? requests.total / duration : requests.average;
  return { name, connections, perSecond, p50, p99, max };
}

async function shoot(url: string, scenario: Scenario, credentials: Credentials, duration: number) {
  const { connections, method, path, status, rate, amount } = scenario;
  const result = await autocannon({
    url: url + path,
    connections,
    ...(amount === undefined ? { duration } : { amount, timeout: 60 }),
    ...(rate === undefined ? {} : { overallRate: rate }),
    requests: [requestOf(scenario, credentials)],
  });
  const expected = result.statusCodeStats?.[`${status}`]?.count ?? 0;
  const answered = result['2xx'] + result.non2xx;
  if (expected !== answered || result.errors > 0) {
    throw new Error(
      `${method} ${path}: ${expected} de ${answered} respostas com ${status}, ${result.errors} erros.`,
    );
  }
  return result;
}

function requestOf(scenario: Scenario, credentials: Credentials): autocannon.Request {
  const { method, path, body, as, headers: own } = scenario;
  const headers = { ...(as && credentials[as]), 'content-type': 'application/json' };
  if (path.endsWith('/tokens/refresh')) return { method, path, headers, ...chained(credentials.families) };
  if (method === 'GET') return { method, path, headers: { ...(as && credentials[as]) } };
  const request = { method, path, headers, body: JSON.stringify(body) };
  if (!own) return request;
  return { ...request, setupRequest: (one) => ({ ...one, headers: { ...headers, ...own() } }) };
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
