import {
  Actor,
  type Answer,
  cookiesAfter,
  type HttpClient,
  type Person,
  type RequestSpec,
} from '@trilha/kit';

export const post = (http: HttpClient, path: string, json: unknown, more: Partial<RequestSpec> = {}) =>
  http.send({ method: 'POST', path: `/api/v1${path}`, json, ...more });

/** O par que `POST /tokens` dá. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
  deviceToken?: string;
}

/** Entra como um aplicativo. @throws CheckFailure se o servidor não der o par */
export async function tokensOf(http: HttpClient, person: Person, more: object = {}): Promise<Tokens> {
  const json = { login: person.handle, password: person.password, ...more };
  return pairIn((await post(http, '/tokens', json)).expectStatus(201));
}

/** O par de tokens de uma resposta. @throws CheckFailure se ele não vier inteiro */
export function pairIn(answer: Answer): Tokens {
  const body = answer.json();
  for (const field of ['accessToken', 'refreshToken'])
    expectThat(answer, typeof body[field] === 'string', {
      where: `corpo /${field}`,
      expected: `um texto em ${field}`,
      got: `${field} = ${JSON.stringify(body[field])}`,
    });
  return body as unknown as Tokens;
}

export const refresh = (http: HttpClient, refreshToken: string, timeoutMs?: number): Promise<Answer> =>
  post(http, '/tokens/refresh', { refreshToken }, timeoutMs === undefined ? {} : { timeoutMs });

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** A pessoa num aplicativo: o que ela pede vai com o token de acesso, e sem cookie nenhum. */
export const appOf = ({ person, http }: Actor, { accessToken }: Tokens): Actor =>
  new Actor(person, http, bearer(accessToken));

export const me = (http: HttpClient, headers: Record<string, string>): Promise<Answer> =>
  http.get('/api/v1/me', headers);

/** O que se sabe de um navegador depois de tentar entrar: a resposta, e os cookies que ele leva dali em diante. */
interface Opened {
  answer: Answer;
  headers: { cookie: string };
}

/** Pede uma sessão por `POST /sessions`, com os cookies que o navegador já tem. */
export async function openSession(
  http: HttpClient,
  login: string,
  password: string,
  cookie = '',
): Promise<Opened> {
  const answer = await post(http, '/sessions', { login, password }, { headers: { cookie } });
  return { answer, headers: { cookie: cookiesAfter(answer, cookie) } };
}

/** A mesma pessoa em outro navegador, que o servidor nunca viu. */
export async function elsewhere({ http, person }: Pick<Actor, 'http' | 'person'>): Promise<Actor> {
  const { answer, headers } = await openSession(http, person.handle, person.password);
  answer.expectStatus(201);
  return new Actor(person, http, headers);
}

/** Recusa a resposta se a condição não vale. */
export function expectThat(answer: Answer, holds: boolean, problem: Parameters<Answer['refuse']>[0]): void {
  if (!holds) answer.refuse(problem);
}

/** O item de uma lista da resposta. */
export function itemsIn<Item = Record<string, unknown>>(answer: Answer): Item[] {
  const { items } = answer.json();
  if (Array.isArray(items)) return items as Item[];
  return answer.refuse({
    where: 'corpo /items',
    expected: 'uma lista',
    got: JSON.stringify(items) ?? 'nada',
  });
}
