import type { Server } from 'node:http';
import { freePort } from '@trilha/services';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, createBrowser } from '../../../../test/support/browser.ts';
import { type Outsider, startExternalProvider } from '../../../../test/support/external-provider.ts';
import { listeningPalco, personIn } from '../../../../test/support/oauth.ts';
import { hasDatabase } from '../../../../test/support/palco.ts';
import { PASSWORD } from '../../../../test/support/person.ts';

const outside = await freePort();
const client = { clientId: 'palco', clientSecret: 'segredo do palco no provedor', name: 'Contas de Fora' };
const palco = await listeningPalco({ externalOidc: { ...client, issuer: `http://127.0.0.1:${outside}` } });
const START = '/api/v1/external-sign-in';

let who: Outsider | null = null;
let server: Server;
beforeAll(async () => {
  const redirectUri = `${palco().config.publicUrl}${START}/callback`;
  ({ server } = await startExternalProvider({
    ...client,
    port: outside,
    redirectUri,
    whoIsThere: () => who,
  }));
});
afterAll(() => void server.close());

let sequence = 0;
/** Alguém novo lá fora. */
function outsider(changes: Partial<Outsider> = {}): Outsider {
  sequence += 1;
  return {
    sub: `fora-${sequence}`,
    email: `fora_${sequence}@exemplo.com.br`,
    email_verified: true,
    name: 'Pessoa de Fora',
    preferred_username: `Fora.${sequence}`,
    ...changes,
  };
}

const visitor = () => createBrowser(palco().config.publicUrl);
const json = async (response: Response) => (await response.json()) as Record<string, unknown>;

/** Vai ao provedor como `person` e volta; devolve onde o Palco deixa o navegador. */
async function goAs(browser: Browser, person: Outsider | null): Promise<URL> {
  who = person;
  const left = await browser.fetch(START);
  const abroad = createBrowser(`http://127.0.0.1:${outside}`);
  const { url } = await abroad.follow(left.headers.get('location') ?? '');
  return comeBack(browser, url);
}

async function comeBack(browser: Browser, callback: URL): Promise<URL> {
  const response = await browser.fetch(callback);
  if (response.status !== 302) throw new Error(`A volta deu ${response.status}: ${await response.text()}`);
  return new URL(response.headers.get('location') ?? '');
}

/** Ida e volta de quem ainda não tem conta ligada: o ticket que a página recebe. */
async function ticketOf(browser: Browser, person: Outsider): Promise<string> {
  const url = await goAs(browser, person);
  expect(url.pathname).toBe('/entrar-externo');
  return url.hash.slice(1);
}

const create = (browser: Browser, ticket: string, handle: string) =>
  browser.post(`/api/v1/external-sign-ins/${ticket}`, { handle, name: 'Pessoa de Fora' });
const me = async (browser: Browser) => json(await browser.fetch('/api/v1/me'));

describe.runIf(hasDatabase())('entrar pelo provedor de fora', () => {
  test('a página sabe o nome dele', async () => {
    expect(await json(await visitor().fetch(`${START}/provider`))).toEqual({
      provider: { name: 'Contas de Fora' },
    });
  });

  test('quem é novo escolhe um nome, ganha uma conta já confirmada e está dentro; na volta, entra direto', async () => {
    const [browser, person] = [visitor(), outsider()];
    const ticket = await ticketOf(browser, person);
    expect(await json(await browser.fetch(`/api/v1/external-sign-ins/${ticket}`))).toEqual({
      provider: 'Contas de Fora',
      email: person.email,
      emailVerified: true,
      suggestedHandle: `fora_${sequence}`,
      suggestedName: 'Pessoa de Fora',
    });
    const created = await create(browser, ticket, `nova_${sequence}`);
    expect(created.status).toBe(201);
    expect(await me(browser)).toMatchObject({ handle: `nova_${sequence}`, email: person.email });
    expect(await json(await browser.fetch('/api/v1/me/security'))).toMatchObject({
      hasPassword: false,
      identities: [{ provider: 'Contas de Fora', email: person.email }],
    });
    const again = visitor();
    expect((await goAs(again, person)).href).toBe(`${palco().config.publicUrl}/`);
    expect(await me(again)).toMatchObject({ handle: `nova_${sequence}` });
  });

  test('o e-mail que já tem conta nunca liga sozinho, nem cria outra', async () => {
    const { handle } = await personIn(palco);
    const browser = visitor();
    const ticket = await ticketOf(browser, outsider({ email: `${handle}@exemplo.com.br` }));
    const answer = await create(browser, ticket, 'intruso_externo');
    expect(await json(answer)).toMatchObject({ status: 409, code: 'account_exists' });
    expect((await me(browser)).status).toBe(401);
  });

  test('e-mail que o provedor não confirmou não vira conta', async () => {
    const browser = visitor();
    const ticket = await ticketOf(browser, outsider({ email_verified: false }));
    expect(await json(await create(browser, ticket, 'sem_prova'))).toMatchObject({
      status: 409,
      code: 'external_email_unverified',
    });
  });

  test('nome já usado: o ticket continua valendo para outro nome', async () => {
    const { handle } = await personIn(palco);
    const [browser, person] = [visitor(), outsider()];
    const ticket = await ticketOf(browser, person);
    expect(await json(await create(browser, ticket, handle))).toMatchObject({ code: 'handle_taken' });
    expect((await create(browser, ticket, `${handle}_2`)).status).toBe(201);
  });

  test('o mesmo ticket vinte vezes ao mesmo tempo: uma conta', async () => {
    const [browser, person] = [visitor(), outsider()];
    const ticket = await ticketOf(browser, person);
    const handles = Array.from({ length: 20 }, (_, at) => `gemea_${sequence}_${at}`);
    const answers = await Promise.all(handles.map((handle) => create(browser, ticket, handle)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(404)]);
  });

  test('ticket roubado não serve em outro navegador', async () => {
    const [browser, thief] = [visitor(), visitor()];
    const ticket = await ticketOf(browser, outsider());
    await ticketOf(thief, outsider());
    expect((await thief.fetch(`/api/v1/external-sign-ins/${ticket}`)).status).toBe(404);
    expect(await json(await create(thief, ticket, 'ladra_externa'))).toMatchObject({
      code: 'ticket_invalid',
    });
    expect((await create(browser, ticket, `dona_${sequence}`)).status).toBe(201);
  });

  test('o banco não guarda o ticket nem o cookie dele', async () => {
    const browser = visitor();
    const ticket = await ticketOf(browser, outsider());
    const cookie = browser.cookies.find(({ name }) => name === 'palco_external_ticket')?.value ?? '';
    expect(cookie).toMatch(/^[\w-]{43}$/);
    const { rows } = await palco().building.db.pool.query(
      'select t::text as row from external_sign_in.tickets t',
    );
    const text = JSON.stringify(rows);
    for (const secret of [ticket, cookie]) expect(text).not.toContain(secret);
  });

  test('sem e-mail, quem não tem conta volta à entrada', async () => {
    const { email: _email, ...person } = outsider();
    expect((await goAs(visitor(), person)).search).toBe('?erro=externo');
  });

  test.each(['ｒaiz@exemplo.com.br', 'sem arroba', `${'x'.repeat(250)}@a.br`, 'a b@exemplo.com.br'])(
    'o e-mail “%s”, que o cadastro não aceitaria, é como se não viesse',
    async (email) => {
      expect((await goAs(visitor(), outsider({ email }))).search).toBe('?erro=externo');
    },
  );

  test('quem desiste lá volta à entrada', async () => {
    expect((await goAs(visitor(), null)).search).toBe('?erro=externo');
  });
});

describe.runIf(hasDatabase())('ligar e desligar', () => {
  const link = (browser: Browser, ticket: string) => browser.post(`/api/v1/external-sign-ins/${ticket}/link`);
  const unlink = async (browser: Browser) => {
    const { identities } = (await json(await browser.fetch('/api/v1/me/security'))) as {
      identities: { id: string }[];
    };
    return browser.fetch(`/api/v1/me/identities/${identities[0]?.id}`, { method: 'DELETE' });
  };

  test('quem já entrou liga a sua conta, entra por ela, e a desliga', async () => {
    const { browser, handle } = await personIn(palco);
    const person = outsider();
    expect((await link(browser, await ticketOf(browser, person))).status).toBe(204);
    const other = visitor();
    await goAs(other, person);
    expect(await me(other)).toMatchObject({ handle });
    expect((await unlink(browser)).status).toBe(204);
    expect((await goAs(visitor(), person)).pathname).toBe('/entrar-externo');
  });

  test('sem e-mail ainda se pode ligar', async () => {
    const { browser } = await personIn(palco);
    const { email: _email, ...person } = outsider();
    expect((await link(browser, await ticketOf(browser, person))).status).toBe(204);
  });

  test('sem prova recente, não liga nem desliga', async () => {
    const { browser } = await personIn(palco);
    await link(browser, await ticketOf(browser, outsider()));
    const ticket = await ticketOf(browser, outsider());
    await palco().building.db.pool.query(
      "update sessions.sessions set proved_at = proved_at - interval '1 hour'",
    );
    expect(await json(await link(browser, ticket))).toMatchObject({ status: 403, code: 'step_up_required' });
    expect((await unlink(browser)).status).toBe(403);
  });

  test('identidade de uma conta não se liga a outra', async () => {
    const [one, two] = [await personIn(palco), await personIn(palco)];
    const person = outsider();
    const [first, second] = [await ticketOf(one.browser, person), await ticketOf(two.browser, person)];
    expect((await link(one.browser, first)).status).toBe(204);
    expect(await json(await link(two.browser, second))).toMatchObject({
      status: 409,
      code: 'identity_taken',
    });
  });

  test('a única forma de entrar não se desliga, nem em duas abas ao mesmo tempo', async () => {
    const browser = visitor();
    await create(browser, await ticketOf(browser, outsider()), `so_fora_${sequence}`);
    expect(await json(await unlink(browser))).toMatchObject({ status: 409, code: 'last_sign_in_method' });
    await link(browser, await ticketOf(browser, outsider()));
    const { identities } = (await json(await browser.fetch('/api/v1/me/security'))) as {
      identities: { id: string }[];
    };
    const answers = await Promise.all(
      identities.map(({ id }) => browser.fetch(`/api/v1/me/identities/${id}`, { method: 'DELETE' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  test('identidade alheia: 404', async () => {
    const [one, two] = [await personIn(palco), await personIn(palco)];
    await link(one.browser, await ticketOf(one.browser, outsider()));
    const { identities } = (await json(await one.browser.fetch('/api/v1/me/security'))) as {
      identities: { id: string }[];
    };
    const path = `/api/v1/me/identities/${identities[0]?.id}`;
    expect((await two.browser.fetch(path, { method: 'DELETE' })).status).toBe(404);
  });

  test('a pessoa leva as suas identidades, e apagada a conta nada fica', async () => {
    const { browser, userId } = await personIn(palco);
    const person = outsider();
    await link(browser, await ticketOf(browser, person));
    const data = (await json(await browser.fetch('/api/v1/me/export'))) as { identities?: object[] };
    expect(JSON.stringify(data)).toContain(person.sub);
    await browser.post('/api/v1/me/deletion', { password: PASSWORD });
    const { rows } = await palco().building.db.pool.query(
      'select 1 from external_sign_in.identities where user_id = $1',
      [userId],
    );
    expect(rows).toEqual([]);
  });
});

describe.runIf(hasDatabase())('conta que não pode entrar', () => {
  test('suspensa ou desativada: suspensa não entra; desativada entra só para voltar', async () => {
    const { browser, userId } = await personIn(palco);
    const person = outsider();
    await browser.post(`/api/v1/external-sign-ins/${await ticketOf(browser, person)}/link`);
    await palco().building.db.transaction(async (tx) =>
      palco().building.doors.users?.suspend(tx, userId, 'Propaganda.'),
    );
    const back = visitor();
    expect((await goAs(back, person)).search).toBe('?erro=externo');
    expect((await me(back)).status).toBe(401);
  });

  test('com segundo fator, o provedor de fora não basta', async () => {
    const { browser } = await personIn(palco);
    const person = outsider();
    await browser.post(`/api/v1/external-sign-ins/${await ticketOf(browser, person)}/link`);
    const { secondStep } = palco().building.bindings;
    palco().building.bindings.secondStep = { ...secondStep, required: async () => true };
    const back = visitor();
    const url = await goAs(back, person);
    palco().building.bindings.secondStep = secondStep;
    expect(url.pathname).toBe('/entrar');
    const fragment = new URLSearchParams(url.hash.slice(1));
    expect(fragment.get('segundo-fator')).toMatch(/^[\w-]{22,}$/);
    expect(fragment.has('metodos')).toBe(true);
    expect((await me(back)).status).toBe(401);
  });
});
