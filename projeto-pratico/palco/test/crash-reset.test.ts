import { service, waitFor } from '@trilha/services';
import { describe, expect, test } from 'vitest';
import { hasDatabase, useFreshPlace } from './support/palco.ts';
import { accountOf, PASSWORD } from './support/person.ts';
import { type RealProcess, send, useProcesses } from './support/process.ts';

const NEW_PASSWORD = 'plateia apagada 77';
const PEOPLE = 8;

type Smtp = Awaited<ReturnType<typeof service<'smtp'>>>;

/** Alguém que pediu a senha nova e ainda não a trocou. */
interface Forgetful {
  handle: string;
  cookie: string;
  token: string;
}

describe.runIf(hasDatabase())('kill -9 no meio da troca de senha pelo link', () => {
  const place = useFreshPlace();
  const { api } = useProcesses();

  test('cada conta ficou inteira de um lado ou do outro, e quem não teve resposta repete', async () => {
    const { databaseUrl, storageDir } = await place();
    const smtp = await service('smtp');
    const start = () =>
      api({
        DATABASE_URL: databaseUrl,
        STORAGE_DIR: storageDir,
        SMTP_URL: smtp.url,
        LOG_LEVEL: 'fatal',
        AUTH_ATTEMPTS_PER_MINUTE: '0',
      });
    const server = await start();
    const people: Forgetful[] = [];
    for (let n = 0; n < PEOPLE; n += 1) people.push(await forgetful(server.url, smtp, `esquece_${n}`));
    const acknowledged = await killAmid(server, people);
    const last = await start();
    const moved: boolean[] = [];
    for (const person of people) moved.push(await wholeAt(last.url, person));
    expect(moved.filter(Boolean).length).toBeGreaterThanOrEqual(acknowledged.length);
    for (const handle of acknowledged)
      expect(moved[people.findIndex((person) => person.handle === handle)], handle).toBe(true);
    expect(moved).toContain(false);
    last.child.kill('SIGTERM');
    expect(await last.exited, last.output()).toBe(0);
    await smtp.stop();
  }, 120_000);
});

/** Cria a conta, entra e pede o link. */
async function forgetful(url: string, smtp: Smtp, handle: string): Promise<Forgetful> {
  const { email } = accountOf(handle);
  await send(url, '/users', accountOf(handle));
  const token = await linkTo(smtp, email, 'confirmar-email');
  const confirmed = await send(url, '/email-confirmations', { token, password: PASSWORD });
  const cookie = confirmed.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  expect((await send(url, '/password-resets', { email })).status).toBe(202);
  return { handle, cookie: cookie.join('; '), token: await linkTo(smtp, email, 'nova-senha') };
}

function linkTo(smtp: Smtp, email: string, page: string): Promise<string> {
  const link = new RegExp(`/${page}#([\\w-]{43})`);
  const find = () =>
    smtp
      .messages()
      .filter(({ to }) => to.includes(email))
      .map(({ mail }) => link.exec(mail.text ?? '')?.[1])
      .find((token) => token !== undefined);
  return waitFor(find, { deadlineMs: 20_000, everyMs: 20, what: `a mensagem para ${email}` });
}

/** Todas as trocas ao mesmo tempo; o processo morre assim que a primeira é aceita. Devolve quem teve resposta. */
async function killAmid(server: RealProcess & { url: string }, people: Forgetful[]): Promise<string[]> {
  const acknowledged: string[] = [];
  const requests = people.map(async ({ handle, token }) => {
    const { status } = await change(server.url, token);
    if (status === 204) acknowledged.push(handle);
    return status;
  });
  await Promise.any(requests);
  server.child.kill('SIGKILL');
  await server.exited;
  await Promise.allSettled(requests);
  return acknowledged;
}

const change = (url: string, token: string) =>
  send(url, '/password-resets/confirm', { token, newPassword: NEW_PASSWORD });

/** A conta foi trocada? Inteira: uma só senha vale, a sessão antiga vive só com a senha antiga, e o link também. */
async function wholeAt(url: string, { handle, cookie, token }: Forgetful): Promise<boolean> {
  const signIn = async (password: string) =>
    (await send(url, '/sessions', { login: handle, password })).status;
  const me = await fetch(`${url}/api/v1/me`, { headers: { cookie } });
  await me.arrayBuffer();
  const seen = { old: await signIn(PASSWORD), fresh: await signIn(NEW_PASSWORD), me: me.status };
  const done = seen.fresh === 201;
  expect(seen, handle).toEqual(done ? { old: 401, fresh: 201, me: 401 } : { old: 201, fresh: 401, me: 200 });
  expect((await change(url, token)).status, handle).toBe(done ? 400 : 204);
  expect(await signIn(NEW_PASSWORD), handle).toBe(201);
  return done;
}
