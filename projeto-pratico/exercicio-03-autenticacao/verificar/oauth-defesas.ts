import {
  Actor,
  type Answer,
  type Contract,
  expectProblem,
  type HttpClient,
  type RequestSpec,
  type Task,
} from '@trilha/kit';
import { PUBLIC_URL } from './ambiente.ts';
import { sample } from './matriz.ts';
import {
  type App,
  atPublic,
  authorizationUrl,
  authorize,
  codeFor,
  type Discovery,
  discover,
  exchange,
  expectInvalidGrant,
  newApp,
  pkce,
  REDIRECT,
} from './oauth-aplicativo.ts';
import { bearer, expectThat, itemsIn, me } from './pedidos.ts';
import { resetPassword } from './senha-nova.ts';

const reread = { file: 'README.md', heading: 'PKCE e o endereço de volta' };

const proof: Task = {
  id: 'oauth-pkce',
  title: 'Sem PKCE S256 não há código, e sem o verificador certo, ou em outro aplicativo, ele não vira token',
  needs: ['mail'],
  reread,
  deadlineMs: 40_000,
  async run({ http, actor }) {
    const client = await http();
    const ana = await actor();
    for (const type of ['public', 'confidential'] as const) {
      const app = await newApp(ana, type);
      const { discovery } = await discover(client);
      await expectRefused(ana, authorizationUrl(discovery, app));
      const plain = new URL(authorizationUrl(discovery, app, { challenge: pkce().verifier }));
      plain.searchParams.set('code_challenge_method', 'plain');
      await expectRefused(ana, plain.href);
      for (const wrong of [{ code_verifier: pkce().verifier }, {}, { code_verifier: '' }]) {
        const { code } = await codeFor(ana, app);
        const answer = await exchange(client, app, { code, ...wrong });
        expectThat(answer, answer.status === 400, {
          where: 'status',
          expected: '400 a uma troca sem o verificador certo',
          got: `status ${answer.status}`,
        });
      }
      await expectOwnCode(ana, app);
    }
  },
};

/** O código é do aplicativo que o pediu, e um confidencial prova que é ele. */
async function expectOwnCode(ana: Actor, app: App): Promise<void> {
  const other = await newApp(ana, 'public');
  for (const client of [
    other,
    ...(app.clientSecret === undefined ? [] : [{ ...app, clientSecret: 'errado' }]),
  ]) {
    const { code, verifier } = await codeFor(ana, app);
    const answer = await exchange(ana.http, client, { code, code_verifier: verifier });
    expectThat(answer, answer.status === 400 || answer.status === 401, {
      where: 'status',
      expected: '400 ou 401 a quem não é o aplicativo que pediu o código',
      got: `status ${answer.status}: ${client === other ? 'outro aplicativo' : 'quem não tem o segredo'} o trocou`,
    });
  }
}

/** A recusa chega ao aplicativo pela volta, como erro, e nunca com um código. */
async function expectRefused(who: Actor, url: string): Promise<void> {
  const answer = await atPublic(who.http, url, { headers: { cookie: who.headers.cookie ?? '' } });
  const location = answer.header('location');
  const refused =
    answer.status === 400 || new URL(location || REDIRECT, PUBLIC_URL).searchParams.get('error') !== null;
  expectThat(answer, refused, {
    where: 'cabeçalho location',
    expected: 'invalid_request: o provedor exige PKCE com S256',
    got: `status ${answer.status}, ${location || 'sem location'}`,
  });
}

const STRANGE = [
  'https://ladrao.example/volta',
  `${REDIRECT}/mais`,
  `${REDIRECT}?mais=1`,
  `${REDIRECT}/../fuga`,
  `${REDIRECT}#pedaco`,
  'https://leitor.example.ladrao.example/volta',
  'https://leitor.example@ladrao.example/volta',
  'http://leitor.example/volta',
  'https://LEITOR.example/Volta',
];

const redirects: Task = {
  id: 'oauth-redirect',
  title:
    'Só se volta ao endereço registrado, letra por letra: para outro, uma página de erro e nenhum desvio',
  needs: ['mail'],
  reread,
  alongside: true,
  deadlineMs: 40_000,
  async run({ http, contract, actor }) {
    const client = await http();
    const ana = await actor();
    const app = await newApp(ana, 'public');
    const { discovery } = await discover(client);
    for (const redirectUri of STRANGE) {
      const url = authorizationUrl(discovery, app, { redirectUri, challenge: pkce().challenge });
      const answer = await atPublic(client, url, { headers: { cookie: ana.headers.cookie ?? '' } });
      expectThat(answer, answer.status === 400 && answer.header('location') === '', {
        where: 'status',
        expected: `400, e nenhum desvio para ${redirectUri}`,
        got: `status ${answer.status}, ${answer.header('location') || 'sem location'}`,
      });
    }
    const { code, verifier } = await codeFor(ana, app);
    const other = { code, code_verifier: verifier, redirect_uri: 'https://ladrao.example/volta' };
    expectInvalidGrant(await exchange(client, app, other));
    for (const uri of [
      'http://leitor.example/volta',
      `${REDIRECT}#pedaco`,
      'javascript:alert(1)',
      'leitor',
    ]) {
      const json = { name: 'Leitor', redirectUris: [uri], type: 'public' };
      const answer = await ana.send({ method: 'POST', path: '/api/v1/apps', json });
      expectProblem(contract, answer, 400, 'validation_failed');
    }
    await newApp(ana, 'public', ['http://127.0.0.1:8976/volta']);
  },
};

const limits: Task = {
  id: 'oauth-scope',
  title: 'O token do aplicativo de outro só lê o que a pessoa permitiu; o id_token não abre nada',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'O que o aplicativo de outro pode' },
  alongside: true,
  deadlineMs: 40_000,
  async run({ http, contract, actor }) {
    const client = await http();
    const ana = await actor();
    const app = await newApp(ana, 'public');
    const bare = await tokenFor(ana, app, 'openid profile');
    const mine = await me(client, bearer(bare.access));
    const seen = mine.expectStatus(200).json();
    expectThat(mine, seen.handle === ana.person.handle && !mine.body.includes(ana.person.email), {
      where: 'corpo',
      expected: 'o perfil, sem o e-mail que ela não permitiu',
      got: mine.body.slice(0, 200),
    });
    const full = await me(client, bearer((await tokenFor(ana, app, 'openid profile email')).access));
    expectThat(full, full.expectStatus(200).body.includes(ana.person.email), {
      where: 'corpo /email',
      expected: ana.person.email,
      got: full.body.slice(0, 200),
    });
    const reader = new Actor(ana.person, client, bearer(bare.access));
    for (const spec of [
      { path: '/api/v1/me/export' },
      { method: 'PATCH', path: '/api/v1/me', json: { name: 'Tomada' } },
      ...closedTo(contract),
    ]) {
      const answer = await reader.send(spec);
      expectThat(answer, answer.status === 403, {
        where: 'status',
        expected: `403 insufficient_scope em ${answer.method} ${answer.path}`,
        got: `${answer.method} ${answer.path}: status ${answer.status}`,
      });
      expectProblem(contract, answer, 403, 'insufficient_scope');
    }
    expectProblem(contract, await me(client, bearer(bare.id)), 401, 'unauthenticated');
  },
};

/** Toda rota do contrato que pede que se entre, menos a única que um terceiro lê. */
const closedTo = (contract: Contract): RequestSpec[] =>
  contract
    .described()
    .filter(([, path, { security }]) => path.startsWith('/api/') && JSON.stringify(security) !== '[]')
    .filter(([method, path]) => `${method} ${path}` !== 'GET /api/v1/me')
    .map(([method, path]) => sample(method, path));

async function tokenFor(who: Actor, app: App, scope: string): Promise<{ access: string; id: string }> {
  const { code, verifier } = await codeFor(who, app, scope);
  const body = (await exchange(who.http, app, { code, code_verifier: verifier })).expectStatus(200).json();
  return { access: String(body.access_token), id: String(body.id_token) };
}

const consent: Task = {
  id: 'oauth-consent',
  title: 'A pessoa vê o que se pede, pode negar, e depois desfazer: o aplicativo perde o acesso',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'O Palco como provedor' },
  alongside: true,
  deadlineMs: 40_000,
  async run({ http, contract, mailbox, actor }) {
    const client = await http();
    const [ana, other] = [await actor(), await actor()];
    const app = await newApp(ana, 'public');
    const { discovery } = await discover(client);
    const url = authorizationUrl(discovery, app, { challenge: pkce().challenge });
    await expectSignInFirst(client, url);
    const denied = await authorize(ana, url, 'denial', (uid) => expectNotTheirs(other, uid));
    const { answer } = await discover(client);
    expectThat(answer, denied.searchParams.get('error') === 'access_denied', {
      where: 'volta ao aplicativo',
      expected: 'error=access_denied',
      got: denied.href,
    });
    const refreshToken = await refreshTokenFor(ana, app);
    const grants = (await ana.get('/api/v1/me/grants')).expectStatus(200);
    const [grant] = itemsIn<{ id: string }>(grants);
    const end = (who: Actor) => who.send({ method: 'DELETE', path: `/api/v1/me/grants/${grant?.id}` });
    (await end(other)).expectStatus(404);
    (await end(ana)).expectStatus(204);
    const renew = (token: string) =>
      exchange(client, app, { grant_type: 'refresh_token', refresh_token: token });
    expectInvalidGrant(await renew(refreshToken));
    // Quem redefine a senha pelo e-mail está expulsando alguém: as licenças saem com os aparelhos.
    const kept = await refreshTokenFor(other, app);
    await resetPassword(client, mailbox, other.person);
    expectInvalidGrant(await renew(kept));
    await expectApps(contract, ana, await actor(), app, discovery);
  },
};

/** Quem só conhece o endereço do pedido não decide por quem o abriu. */
async function expectNotTheirs(other: Actor, uid: string): Promise<void> {
  const path = `/api/v1/oauth-requests/${uid}/approval`;
  const answer = await other.send({ method: 'POST', path, json: {} });
  expectThat(answer, answer.status >= 400 && answer.status < 500, {
    where: 'status',
    expected: '404: o pedido é do navegador que o abriu',
    got: `status ${answer.status}`,
  });
}

async function refreshTokenFor(who: Actor, app: App): Promise<string> {
  const { code, verifier } = await codeFor(who, app, 'openid profile offline_access');
  const answer = await exchange(who.http, app, { code, code_verifier: verifier });
  return String(answer.expectStatus(200).json().refresh_token);
}

async function expectSignInFirst(http: HttpClient, url: string): Promise<void> {
  const answer = await atPublic(http, url);
  expectThat(answer, /\/entrar(?:[?#]|$)/u.test(answer.header('location')), {
    where: 'cabeçalho location',
    expected: 'a página de entrar, para quem não entrou',
    got: `status ${answer.status}, ${answer.header('location') || 'sem location'}`,
  });
}

/** A lista é de cada um, o segredo não volta, e o aplicativo apagado não autoriza mais ninguém. */
async function expectApps(
  contract: Parameters<Task['run']>[0]['contract'],
  ana: Actor,
  other: Actor,
  { clientId }: App,
  discovery: Discovery,
): Promise<void> {
  const remove = (who: Actor): Promise<Answer> =>
    who.send({ method: 'DELETE', path: `/api/v1/apps/${clientId}` });
  expectProblem(contract, await remove(other), 404, 'app_not_found');
  contract.check((await ana.get('/api/v1/apps')).expectStatus(200));
  (await remove(ana)).expectStatus(204);
  const url = authorizationUrl(discovery, { clientId }, { challenge: pkce().challenge });
  const gone = await atPublic(ana.http, url, { headers: { cookie: ana.headers.cookie ?? '' } });
  expectThat(gone, gone.status === 400 || gone.status === 401, {
    where: 'status',
    expected: '400 a um aplicativo que não existe mais',
    got: `status ${gone.status}`,
  });
}

export const providerDefences: Task[] = [proof, redirects, limits, consent];
