import type {
  ApiProblem,
  CheckEvent,
  ConceptProgress,
  Hints,
  Measurements,
  OpenedFile,
  ProgressView,
  RunEvent,
} from '../../../core/contract.ts';
import { readLines } from './ndjson.ts';

/** O servidor local recusou ou não conseguiu; a mensagem já vem em português e pronta para mostrar. */
class ApiError extends Error {
  readonly code: string;
  constructor(problem: Pick<ApiProblem, 'code' | 'detail'>) {
    super(problem.detail);
    this.code = problem.code;
  }
}

/** O que `/api/session` diz: o segredo desta página e, se o Palco está de pé, onde. */
interface Session {
  token: string;
  palco?: string;
}

let asked: Promise<Session | undefined> | undefined;

/** O servidor de estudo só atende a própria máquina: em outro endereço, nem se pergunta. */
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

async function newSession(): Promise<Session | undefined> {
  if (!LOOPBACK.test(location.hostname)) return undefined;
  try {
    const response = await fetch('/api/session');
    if (!response.ok || !response.headers.get('content-type')?.includes('json')) return undefined;
    return (await response.json()) as Session;
  } catch {
    return undefined;
  }
}

/** A sessão desta página, pedida uma vez; `undefined` quando o site está sem o servidor de estudo. */
export function session(): Promise<Session | undefined> {
  asked ??= newSession();
  return asked;
}

async function problemOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as Partial<ApiProblem>;
  return new ApiError({
    code: body.code ?? 'HTTP',
    detail:
      body.detail ??
      `O servidor de estudo respondeu ${response.status}. O terminal em que ele roda diz a causa.`,
  });
}

/** Um 401 com código TOKEN quer dizer que o servidor reiniciou: pede outra sessão e repete uma vez. */
async function call(method: string, path: string, init: RequestInit = {}, again = true): Promise<Response> {
  const known = await session();
  if (known === undefined)
    throw new ApiError({
      code: 'OFFLINE',
      detail: 'O servidor de estudo não está rodando. Rode npm start e recarregue a página.',
    });
  const headers = { ...init.headers, 'x-trilha-token': known.token };
  const response = await fetch(`/api${path}`, { ...init, method, headers }).catch(() => {
    throw new ApiError({
      code: 'OFFLINE',
      detail: 'O servidor de estudo parou. Rode npm start e tente de novo.',
    });
  });
  if (response.ok) return response;
  const error = await problemOf(response);
  if (error.code !== 'TOKEN' || !again) throw error;
  asked = undefined;
  return call(method, path, init, false);
}

const json = async <T>(method: string, path: string, init?: RequestInit): Promise<T> =>
  (await call(method, path, init)).json() as Promise<T>;

async function* stream<T>(path: string, signal: AbortSignal): AsyncGenerator<T> {
  const response = await call('POST', path, { signal });
  if (response.body !== null) yield* readLines<T>(response.body);
}

const at = (concept: string) => `/concepts/${concept}`;

let asking: Promise<ProgressView> | undefined;

/** O progresso de agora; quem pede enquanto outro pedido está no ar recebe a mesma resposta. */
export function progress(): Promise<ProgressView> {
  asking ??= json<ProgressView>('GET', '/progress').finally(() => {
    asking = undefined;
  });
  return asking;
}

export const hints = (concept: string) => json<Hints>('GET', `${at(concept)}/exercise/hints`);
export const moreHints = (concept: string) => json<Hints>('POST', `${at(concept)}/exercise/hints`);
export const openExercise = (concept: string) => json<OpenedFile>('POST', `${at(concept)}/exercise/open`);
export const measurements = (concept: string) => json<Measurements>('GET', `${at(concept)}/measurements`);

export const markRead = (concept: string, read: boolean) =>
  json<ConceptProgress>('PUT', `${at(concept)}/lesson`, {
    body: JSON.stringify({ read }),
    headers: { 'content-type': 'application/json' },
  });

export const runExample = (concept: string, file: string, signal: AbortSignal) =>
  stream<RunEvent>(`${at(concept)}/examples/${encodeURIComponent(file)}/run`, signal);
export const checkExercise = (concept: string, signal: AbortSignal) =>
  stream<CheckEvent>(`${at(concept)}/exercise/check`, signal);
export const runMeasurements = (concept: string, signal: AbortSignal) =>
  stream<RunEvent>(`${at(concept)}/measurements/run`, signal);
