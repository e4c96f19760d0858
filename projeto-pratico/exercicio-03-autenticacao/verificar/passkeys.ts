import {
  Actor,
  type Answer,
  Authenticator,
  cookiesAfter,
  expectProblem,
  type HttpClient,
  type Odd,
  type Task,
} from '@trilha/kit';
import { PUBLIC_URL } from './ambiente.ts';
import { bearer, expectThat, me, pairIn, post } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'Passkeys' };

const ask = (who: Actor, path: string, json: unknown): Promise<Answer> =>
  who.send({ method: 'POST', path: `/api/v1/me/passkeys${path}`, json });

type Creation = Parameters<Authenticator['create']>[0];
type Request = Parameters<Authenticator['get']>[0];

/** Registra uma passkey na conta, como faria um navegador. */
export async function registerPasskey(who: Actor, key: Authenticator, odd: Odd = {}): Promise<Answer> {
  const options = (await ask(who, '/options', {})).expectStatus(200).json() as unknown as Creation;
  return ask(who, '', { response: key.create(options, odd), name: 'Telefone verde' });
}

/** Entra só com a passkey, por uma das portas. */
export async function enterWithPasskey(
  http: HttpClient,
  door: string,
  key: Authenticator,
  odd: Odd = {},
): Promise<Answer> {
  const response = key.get(await optionsOf(http), odd);
  return post(http, `/${door}/passkey`, { response });
}

const optionsOf = async (http: HttpClient): Promise<Request> =>
  (await post(http, '/passkeys/options', {})).expectStatus(200).json() as unknown as Request;

const registers: Task = {
  id: 'passkey',
  title: 'Uma passkey registrada abre a conta sozinha, pelas duas portas, e deixa de abrir quando é tirada',
  needs: ['mail'],
  reread,
  deadlineMs: 40_000,
  async run({ http, contract, actor }) {
    const client = await http();
    const [ana, other] = [await actor(), await actor()];
    const key = new Authenticator(PUBLIC_URL);
    const added = await registerPasskey(ana, key);
    const { id } = contract.check(added.expectStatus(201));
    const opened = await enterWithPasskey(client, 'sessions', key);
    contract.check(opened.expectStatus(201));
    const inside = new Actor(ana.person, client, { cookie: cookiesAfter(opened) });
    const mine = contract.check((await inside.get('/api/v1/me')).expectStatus(200));
    expectThat(opened, mine.handle === ana.person.handle, {
      where: 'quem entrou',
      expected: ana.person.handle,
      got: String(mine.handle),
    });
    const phone = await enterWithPasskey(client, 'tokens', key);
    (await me(client, bearer(pairIn(phone.expectStatus(201)).accessToken))).expectStatus(200);
    const security = contract.check((await ana.get('/api/v1/me/security')).expectStatus(200));
    const [listed] = security.passkeys as { id: string; lastUsedAt: string | null }[];
    expectThat(opened, listed?.id === id && listed?.lastUsedAt !== null, {
      where: 'GET /me/security, passkeys',
      expected: 'a passkey, com a hora do último uso',
      got: JSON.stringify(security.passkeys),
    });
    const remove = (who: Actor) =>
      who.send({ method: 'DELETE', path: `/api/v1/me/passkeys/${encodeURIComponent(String(id))}` });
    expectProblem(contract, await remove(other), 404, 'passkey_not_found');
    (await remove(inside)).expectStatus(204);
    expectProblem(contract, await enterWithPasskey(client, 'sessions', key), 401, 'passkey_invalid');
  },
};

const refuses: Task = {
  id: 'passkey-refuses',
  title:
    'Passkey de outra origem, de outro site, sem prova da pessoa, de outra conta, com contador velho: 401',
  needs: ['mail'],
  reread,
  alongside: true,
  deadlineMs: 40_000,
  async run({ http, contract, actor }) {
    const client = await http();
    const [ana, bia] = [await actor(), await actor()];
    const [key, theirs] = [new Authenticator(PUBLIC_URL), new Authenticator(PUBLIC_URL)];
    (await registerPasskey(ana, key)).expectStatus(201);
    (await registerPasskey(bia, theirs)).expectStatus(201);
    (await enterWithPasskey(client, 'sessions', key)).expectStatus(201);
    for (const [what, odd] of ODD) {
      const answer = await enterWithPasskey(client, 'sessions', key, odd);
      expectThat(answer, answer.status === 401, {
        where: 'status',
        expected: `401 a uma passkey ${what}`,
        got: `${what}: status ${answer.status}`,
      });
      expectProblem(contract, answer, 401, 'passkey_invalid');
    }
    const unknown = await enterWithPasskey(client, 'tokens', new Authenticator(PUBLIC_URL));
    expectProblem(contract, unknown, 401, 'passkey_invalid');
    // O nome da conta não é assinado: quem acredita nele deixa a Ana entrar como a Bia.
    const asBia = key.get(await optionsOf(client));
    asBia.response.userHandle = theirs.get(await optionsOf(client)).response.userHandle;
    const mixed = await post(client, '/sessions/passkey', { response: asBia });
    expectProblem(contract, mixed, 401, 'passkey_invalid');
    const response = key.get(await optionsOf(client));
    (await post(client, '/sessions/passkey', { response })).expectStatus(201);
    expectProblem(contract, await post(client, '/sessions/passkey', { response }), 401, 'passkey_invalid');
    for (const odd of [{ origin: 'https://ladrao.example' }, { unverified: true } as const]) {
      const refused = await registerPasskey(ana, new Authenticator(PUBLIC_URL), odd);
      expectThat(refused, refused.status >= 400 && refused.status < 500, {
        where: 'status',
        expected: 'um 4xx ao registro feito em outra página, ou sem prova da pessoa',
        got: `status ${refused.status}`,
      });
    }
  },
};

const ODD: [string, Odd][] = [
  ['pedida por outra origem', { origin: 'https://ladrao.example' }],
  ['pedida por um subdomínio', { origin: 'https://outro.palco.exemplo.com.br' }],
  ['de outro site (rpId)', { rpId: 'ladrao.example' }],
  ['sem prova da pessoa', { unverified: true }],
  ['com um desafio que o servidor não deu', { challenge: Buffer.alloc(32).toString('base64url') }],
  ['assinada por outra chave', { otherKey: true }],
  ['com o contador de uma cópia', { counter: 1 }],
];

export const passkeys: Task[] = [registers, refuses];
