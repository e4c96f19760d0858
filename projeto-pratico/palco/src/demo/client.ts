import type { Http } from '#http/types.ts';
import type { NewPost } from '#modules/posts/index.ts';
import { DEMO_PASSWORD, emailOf, type Person } from './people.ts';

/** Uma pessoa usando a API de verdade, sem rede no meio: as mesmas rotas, validações e transações. */
export interface DemoClient {
  follow(handle: string): Promise<void>;
  like(postId: string): Promise<void>;
  /** Posts que a pessoa já tem, por texto: é o que torna a demonstração retomável. */
  existing(): Promise<Map<string, string>>;
  post(content: NewPost): Promise<string>;
  vote(postId: string, choice: number): Promise<void>;
  upload(name: string, bytes: Buffer): Promise<string>;
  describe(bio: string): Promise<void>;
  signOut(): Promise<void>;
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
  cookie: string | undefined;
}

/** Cria uma conta já confirmada: os e-mails da demonstração não são de ninguém. @throws se ela existe */
export type Enroll = (account: {
  handle: string;
  name: string;
  email: string;
  password: string;
}) => Promise<unknown>;

/** Entra na conta, que cria se ainda não existe. */
export async function signIn(app: Http, enroll: Enroll, person: Person): Promise<DemoClient> {
  const { handle, name } = person;
  const known = await call(app, 'GET', `/users/${handle}`, {});
  if (known.status === 404) await enroll({ handle, name, email: emailOf(person), password: DEMO_PASSWORD });
  const login = { login: handle, password: DEMO_PASSWORD };
  const answer = await call(app, 'POST', '/sessions', { payload: login });
  expect(answer, 201, `entrar como ${handle}`);
  return client(app, handle, answer.cookie ?? '');
}

function client(app: Http, handle: string, cookie: string): DemoClient {
  const ask = async (method: Method, path: string, status: number, extra: Extra = {}) => {
    const answer = await call(app, method, path, { ...extra, headers: { ...extra.headers, cookie } });
    expect(answer, status, `${method} ${path}`);
    return answer.body;
  };
  return {
    follow: async (other) => void (await ask('PUT', `/users/${other}/follow`, 204)),
    like: async (postId) => void (await ask('PUT', `/posts/${postId}/like`, 204)),
    describe: async (bio) => void (await ask('PATCH', '/me', 200, { payload: { bio } })),
    signOut: async () => void (await ask('DELETE', '/sessions/current', 204)),
    async existing() {
      const found = new Map<string, string>();
      let cursor: string | null = null;
      do {
        const query: string = cursor ? `&cursor=${cursor}` : '';
        const page = (await ask(
          'GET',
          `/users/${handle}/posts?replies=true&limit=50${query}`,
          200,
        )) as unknown as Page;
        for (const { id, text } of page.items) found.set(text, id);
        cursor = page.nextCursor;
      } while (cursor);
      return found;
    },
    post: async (payload) => String((await ask('POST', '/posts', 201, { payload })).id),
    vote: async (postId, choice) =>
      void (await ask('PUT', `/posts/${postId}/vote`, 200, { payload: { choices: [choice] } })),
    async upload(name, bytes) {
      const { payload, headers } = multipart(name, bytes);
      return String((await ask('POST', '/videos', 202, { payload, headers })).id);
    },
  };
}

interface Page {
  items: { id: string; text: string }[];
  nextCursor: string | null;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
interface Extra {
  payload?: object | Buffer;
  headers?: Record<string, string>;
}

async function call(app: Http, method: Method, path: string, extra: Extra): Promise<Answer> {
  const response = await app.inject({ method, url: `/api/v1${path}`, ...extra });
  const cookie = response.cookies.find(({ name }) => name === 'palco_session');
  const body = response.body === '' ? {} : (response.json() as Record<string, unknown>);
  return { status: response.statusCode, body, cookie: cookie && `${cookie.name}=${cookie.value}` };
}

function expect({ status, body }: Answer, wanted: number, what: string): void {
  if (status !== wanted)
    throw new Error(`A demonstração parou em “${what}”: ${status} ${String(body.detail ?? '')}`);
}

function multipart(name: string, bytes: Buffer) {
  const boundary = 'demonstracao-do-palco';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}.mp4"\r\ncontent-type: video/mp4\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}
