import { randomBytes } from 'node:crypto';
import type { Answer } from './http/answer.ts';
import type { HttpClient, RequestSpec } from './http/client.ts';
import { type Mailbox, tokenIn } from './mail/mailbox.ts';

/** Quem usa a rede: o que se digita ao criar a conta. */
export interface Person {
  handle: string;
  name: string;
  email: string;
  password: string;
}

/** Uma pessoa que ainda não existe em lugar nenhum; os campos dados valem no lugar dos sorteados. */
export function newPerson(fields: Partial<Person> = {}): Person {
  const id = randomBytes(6).toString('hex');
  return {
    handle: `ana_${id}`,
    name: `Ana ${id}`,
    email: `ana.${id}@exemplo.com.br`,
    password: `chuva no telhado ${id}`,
    ...fields,
  };
}

/** Como este servidor reconhece alguém: por Basic na etapa 02, por sessão dali em diante. */
export type Scheme = 'basic' | 'session';

/** Por endereço: o kit não dá a mesma porta a dois servidores. */
const schemes = new Map<string, Scheme>();

/** Pergunta uma vez a cada servidor; quem não tem `POST /api/v1/sessions`, ou ainda não o fez, usa Basic. */
export async function schemeOf(http: HttpClient): Promise<Scheme> {
  const known = schemes.get(http.baseUrl.origin);
  if (known !== undefined) return known;
  const json = { login: 'ninguem', password: 'nenhuma senha' };
  const { status } = await http.send({ method: 'POST', path: '/api/v1/sessions', json });
  const scheme = [404, 405, 501].includes(status) ? 'basic' : 'session';
  schemes.set(http.baseUrl.origin, scheme);
  return scheme;
}

/** Os cabeçalhos que provam quem é, e a resposta que os aceitou ou recusou. */
interface SignedIn {
  answer: Answer;
  headers: Record<string, string>;
}

/**
 * Apresenta login e senha ao servidor: por Basic, em `GET /me`; por sessão, em `POST /sessions`.
 *
 * @param cookie os cookies que este navegador já tem: é por um deles que o servidor o conhece
 */
export async function present(
  http: HttpClient,
  login: string,
  password: string,
  cookie = '',
): Promise<SignedIn> {
  if ((await schemeOf(http)) === 'basic') {
    const headers = basic(login, password);
    return { answer: await http.get('/api/v1/me', headers), headers };
  }
  const json = { login, password };
  const answer = await http.send({ method: 'POST', path: '/api/v1/sessions', json, headers: { cookie } });
  return { answer, headers: { cookie: cookiesAfter(answer, cookie) } };
}

/** Os cookies de um navegador depois de uma resposta: os que ele tinha, e os que ela pôs, trocou ou tirou. */
export function cookiesAfter(answer: Answer, before = ''): string {
  const kept = before.split('; ').filter((pair) => pair !== '');
  const jar = new Map(kept.map((pair) => [nameOf(pair), pair]));
  for (const line of answer.headers['set-cookie'] ?? []) {
    const [pair = ''] = line.split(';');
    if (/;\s*(?:max-age=0|expires=thu, 01 jan 1970)/iu.test(line)) jar.delete(nameOf(pair));
    else jar.set(nameOf(pair), pair);
  }
  return [...jar.values()].join('; ');
}

const nameOf = (pair: string): string => pair.slice(0, pair.indexOf('='));

/** Alguém com conta confirmada e identificado: o que ele pede vai com a prova de quem é. */
export class Actor {
  readonly person: Person;
  readonly http: HttpClient;
  readonly headers: Record<string, string>;

  constructor(person: Person, http: HttpClient, headers: Record<string, string>) {
    this.person = person;
    this.http = http;
    this.headers = headers;
  }

  get(path: string): Promise<Answer> {
    return this.send({ path });
  }

  send(spec: RequestSpec): Promise<Answer> {
    return this.http.send({ ...spec, headers: { ...this.headers, ...spec.headers } });
  }

  /** A mesma pessoa identificada de novo, com o que mudou nela: a senha, o nome de usuário, o servidor. */
  async again(changes: Partial<Person> & { http?: HttpClient } = {}): Promise<Actor> {
    const { http = this.http, ...fields } = changes;
    return signIn(http, { ...this.person, ...fields }, this.headers.cookie);
  }
}

/** @throws CheckFailure se o servidor não reconhece a pessoa */
export async function signIn(http: HttpClient, person: Person, cookie?: string): Promise<Actor> {
  const { answer, headers } = await present(http, person.handle, person.password, cookie);
  if (answer.status >= 300) answer.expectStatus(200);
  return new Actor(person, http, headers);
}

/** Os cabeçalhos de Basic (RFC 7617), com login e senha em UTF-8. */
function basic(login: string, password: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}` };
}

/** Usa o token de um link de confirmação. */
export function confirm(http: HttpClient, token: string, password: string): Promise<Answer> {
  return http.send({ method: 'POST', path: '/api/v1/email-confirmations', json: { token, password } });
}

/** Cria uma conta e a confirma pelo e-mail, como faria uma pessoa. @throws CheckFailure no passo que o servidor recusar */
export async function signUp(http: HttpClient, mailbox: Mailbox, person = newPerson()): Promise<Actor> {
  (await http.send({ method: 'POST', path: '/api/v1/users', json: person })).expectStatus(202);
  const token = tokenIn(await mailbox.expect(person.email));
  const confirmed = (await confirm(http, token, person.password)).expectStatus(200);
  // Com Basic não há o que abrir: o pedido seguinte já leva a prova, e conferi-la à toa custaria um argon2id.
  if ((await schemeOf(http)) === 'basic')
    return new Actor(person, http, basic(person.handle, person.password));
  // O navegador que confirmou a conta é o mesmo que entra: a entrada dele não é novidade para ninguém.
  return signIn(http, person, cookiesAfter(confirmed));
}
