import { waitFor } from '@trilha/services';
import type { LightMyRequestResponse } from 'fastify';
import type { Letter } from '#ports/mail/port.ts';
import type { TestPalco } from './palco.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export const PASSWORD = 'coxia iluminada 42';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: respostas JSON são conferidas campo a campo pelo teste
  body: any;
  headers: LightMyRequestResponse['headers'];
}

/** Alguém usando a API: visitante, ou pessoa com a sua sessão. */
export interface Person {
  handle: string;
  id: string;
  cookie: string;
  call(method: Method, path: string, payload?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export function visitor(palco: () => TestPalco): Person {
  return personWith(palco, '', '', '');
}

let sequence = 0;

/** Cria uma conta nova e devolve a pessoa já com a sessão aberta. */
export async function newPerson(palco: () => TestPalco, prefix = 'pessoa'): Promise<Person> {
  sequence += 1;
  const handle = `${prefix}_${sequence}`;
  await palco().building.doors.users?.enroll({ ...accountOf(handle), name: `Pessoa ${sequence}` });
  return signIn(palco, handle);
}

/** O que se digita ao pedir uma conta. */
export const accountOf = (handle: string) => ({
  handle,
  name: 'Alguém',
  email: `${handle}@exemplo.com.br`,
  password: PASSWORD,
});

/** Quem já tem conta, com uma sessão nova. */
export async function signIn(palco: () => TestPalco, login: string, password = PASSWORD): Promise<Person> {
  const answer = await visitor(palco).call('POST', '/api/v1/sessions', { login, password });
  if (answer.status !== 201) throw new Error(`A entrada falhou: ${JSON.stringify(answer.body)}`);
  return personWith(palco, answer.body.user.handle, answer.body.user.id, cookieOf(answer));
}

/** Todo aparelho de teste é novo: o aviso de cada entrada só interessa a quem o confere. */
export const NEW_DEVICE = 'Entrada em um aparelho novo no Palco';

/** Espera o endereço ter recebido `count` mensagens, fora os avisos de entrada, e devolve a última delas. */
export async function letterTo(palco: () => TestPalco, address: string, count = 1): Promise<Letter> {
  const mine = () =>
    palco()
      .mail.letters()
      .filter(({ to, subject }) => to === address && subject !== NEW_DEVICE);
  const what = `${count} mensagem(ns) para ${address}`;
  return waitFor(() => mine()[count - 1], { deadlineMs: 15_000, everyMs: 10, what });
}

/** O token do link da mensagem. */
export const tokenIn = ({ text }: Letter): string => /\/confirmar-email#([\w-]{22,})/.exec(text)?.[1] ?? '';

export function cookieOf({ headers }: Answer): string {
  const [cookie = ''] = [headers['set-cookie'] ?? ''].flat();
  return cookie.split(';', 1)[0] ?? '';
}

function personWith(palco: () => TestPalco, handle: string, id: string, cookie: string): Person {
  return {
    handle,
    id,
    cookie,
    async call(method, path, payload, headers = {}) {
      const response = await palco().app.inject({
        method,
        url: path,
        headers: { ...(cookie ? { cookie } : {}), ...headers },
        ...(payload === undefined ? {} : { payload: payload as object }),
      });
      const json = String(response.headers['content-type']).includes('json');
      return {
        status: response.statusCode,
        body: json ? response.json() : response.body,
        headers: response.headers,
      };
    },
  };
}

/** Corpo multipart com um arquivo. */
export function upload(bytes: Buffer, field = 'file') {
  const boundary = 'limite-de-teste';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="v.mp4"\r\ncontent-type: video/mp4\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}
