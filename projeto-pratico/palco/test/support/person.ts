import type { LightMyRequestResponse } from 'fastify';
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
  const account = {
    handle,
    name: `Pessoa ${sequence}`,
    email: `${handle}@exemplo.com.br`,
    password: PASSWORD,
  };
  const answer = await visitor(palco).call('POST', '/api/v1/users', account);
  if (answer.status !== 201) throw new Error(`Cadastro falhou: ${JSON.stringify(answer.body)}`);
  return personWith(palco, handle, answer.body.id, cookieOf(answer));
}

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
