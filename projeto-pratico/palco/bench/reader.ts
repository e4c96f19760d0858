import { waitFor } from '@trilha/services';
import { reader } from './data.ts';

/** As provas de quem é a leitora. */
export interface Credentials {
  cookie: { cookie: string };
  /** Só o aparelho, que a conta conhece: entrar por ele não manda aviso a ninguém. */
  device: { cookie: string };
  bearer: { authorization: string };
  /** Um token de renovação de cada família; quem mede os troca pelos sucessores. */
  families: string[];
}

/** Várias vezes as conexões: quando uma medida acaba, o token em curso de cada conexão se perde com ela. */
const FAMILIES = 64;

/** Cria a conta da leitora pela API, entra pelas duas portas e abre as famílias. */
export async function becomeReader(url: string): Promise<Credentials> {
  await send(url, '/users', reader);
  const token = await waitFor(() => tokenFor(url, reader.email), { deadlineMs: 15_000, what: 'a mensagem' });
  const { password, handle: login } = reader;
  const confirmed = await send(url, '/email-confirmations', { token, password });
  const cookies = confirmed.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');
  const families: string[] = [];
  let accessToken = '';
  let device = {};
  for (let n = 0; n < FAMILIES; n += 1) {
    const opened = (await (await send(url, '/tokens', { login, password, ...device })).json()) as Opened;
    families.push(opened.refreshToken);
    accessToken = opened.accessToken;
    device = { deviceToken: opened.deviceToken };
  }
  return {
    cookie: { cookie: cookies.join('; ') },
    device: { cookie: cookies.filter((cookie) => cookie.startsWith('palco_device=')).join() },
    bearer: { authorization: `Bearer ${accessToken}` },
    families,
  };
}

interface Opened {
  accessToken: string;
  refreshToken: string;
  deviceToken: string;
}

async function send(url: string, path: string, body: object): Promise<Response> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${path} respondeu ${response.status}: ${await response.text()}`);
  return response;
}

async function tokenFor(url: string, email: string): Promise<string | undefined> {
  const { items } = (await (await fetch(`${url}/api/v1/letters`)).json()) as {
    items: { to: string; text: string }[];
  };
  const mine = items.filter(({ to }) => to === email).map(({ text }) => text);
  return mine.map((text) => /\/confirmar-email#([\w-]{22,})/.exec(text)?.[1]).find((token) => token);
}
