import {
  Actor,
  type Answer,
  cookiesAfter,
  expectProblem,
  type HttpClient,
  newPerson,
  type Task,
  type TaskContext,
  withAnother,
} from '@trilha/kit';
import { PUBLIC_URL } from './ambiente.ts';
import { atPublic } from './oauth-aplicativo.ts';
import { expectThat } from './pedidos.ts';
import { ExternalProvider } from './provedor-externo.ts';
import { enableTotp } from './segundo-fator.ts';

const reread = { file: 'README.md', heading: 'Entrar com outro provedor' };
const apart = { file: 'README.md', heading: 'Contas que não se ligam sozinhas' };

type Work = (http: HttpClient, provider: ExternalProvider) => Promise<void>;

/** Sobe o provedor e um servidor que o conhece. */
async function withProvider({ launch }: TaskContext, work: Work): Promise<void> {
  const provider = await ExternalProvider.open();
  try {
    await withAnother(launch, provider.env, ({ http }) => work(http, provider));
  } finally {
    await provider.close();
  }
}

interface Landing {
  answer: Answer;
  /** Para onde o Palco mandou o navegador no fim. */
  url: URL;
  cookie: string;
}

/** Vai ao provedor e volta. @throws CheckFailure se o Palco não manda o navegador a lugar nenhum */
async function visit(
  http: HttpClient,
  provider: ExternalProvider,
  { before = '', tamper = () => undefined }: { before?: string; tamper?: (back: URL) => unknown } = {},
): Promise<Landing> {
  const out = await atPublic(http, '/api/v1/external-sign-in', { headers: { cookie: before } });
  const asked = new URL(out.expectStatus(302).header('location'), PUBLIC_URL);
  for (const name of ['state', 'nonce', 'code_challenge'])
    expectThat(out, asked.origin === provider.issuer && (asked.searchParams.get(name)?.length ?? 0) >= 22, {
      where: 'cabeçalho location',
      expected: `a página do provedor, com ${name} sorteado agora`,
      got: asked.href,
    });
  const cookie = cookiesAfter(out, before);
  const back = provider.consent(asked.href);
  tamper(back);
  const answer = await atPublic(http, back.href, { headers: { cookie } });
  const url = new URL(answer.expectStatus(302).header('location'), PUBLIC_URL);
  return { answer, url, cookie: cookiesAfter(answer, cookie) };
}

/** O bilhete de uma identidade que ainda não é de ninguém. */
function ticketIn({ answer, url }: Landing): string {
  const ticket = url.hash.slice(1);
  expectThat(answer, url.pathname === '/entrar-externo' && ticket !== '', {
    where: 'cabeçalho location',
    expected: `${PUBLIC_URL}/entrar-externo#bilhete`,
    got: url.href,
  });
  return ticket;
}

const use = (http: HttpClient, cookie: string, ticket: string, json: unknown, action = ''): Promise<Answer> =>
  http.send({
    method: 'POST',
    path: `/api/v1/external-sign-ins/${ticket}${action}`,
    json,
    headers: { cookie },
  });

const signsUp: Task = {
  id: 'external-sign-in',
  title: 'Quem chega de outro provedor escolhe um nome e tem conta; da segunda vez, entra direto',
  needs: ['process', 'mail'],
  reread,
  run: (context) =>
    withProvider(context, async (http, provider) => {
      const { contract } = context;
      const { handle, name, email } = newPerson();
      provider.profile = { sub: `fora-${handle}`, email, email_verified: true, name };
      const landing = await visit(http, provider);
      const ticket = ticketIn(landing);
      const path = `/api/v1/external-sign-ins/${ticket}`;
      const offered = await http.get(path, { cookie: landing.cookie });
      contract.check(offered.expectStatus(200));
      expectProblem(contract, await http.get(path), 404, 'ticket_invalid');
      expectProblem(contract, await use(http, '', ticket, { handle, name }), 404, 'ticket_invalid');
      const created = await use(http, landing.cookie, ticket, { handle, name });
      contract.check(created.expectStatus(201));
      const inside = cookiesAfter(created, landing.cookie);
      const security = await http.get('/api/v1/me/security', { cookie: inside });
      expectThat(security, contract.check(security.expectStatus(200)).hasPassword === false, {
        where: 'corpo /hasPassword',
        expected: 'false: esta conta ainda não tem senha',
        got: security.body,
      });
      const repeated = await use(http, landing.cookie, ticket, { handle: `${handle}_2`, name });
      expectProblem(contract, repeated, 404, 'ticket_invalid');
      const again = await visit(http, provider);
      const me = (await http.get('/api/v1/me', { cookie: again.cookie })).expectStatus(200);
      expectThat(again.answer, again.url.pathname === '/' && me.json().handle === handle, {
        where: 'cabeçalho location',
        expected: `a página inicial, com a sessão de ${handle}`,
        got: again.url.href,
      });
      await expectOnlyWay(contract, new Actor(newPerson({ handle, email }), http, { cookie: again.cookie }));
    }),
};

/** A única porta de uma conta não se fecha. */
async function expectOnlyWay(contract: TaskContext['contract'], who: Actor): Promise<void> {
  const { identities } = (await who.get('/api/v1/me/security')).json() as { identities: { id: string }[] };
  const path = `/api/v1/me/identities/${identities[0]?.id}`;
  expectProblem(contract, await who.send({ method: 'DELETE', path }), 409, 'last_sign_in_method');
}

const apartTask: Task = {
  id: 'external-never-links',
  title: 'O mesmo e-mail em outro provedor não abre a conta de ninguém: liga-se entrando e pedindo',
  needs: ['process', 'mail'],
  reread: apart,
  alongside: true,
  deadlineMs: 40_000,
  run: (context) =>
    withProvider(context, async (http, provider) => {
      const { contract, actor } = context;
      const ana = await actor();
      const { email } = ana.person;
      provider.profile = {
        sub: `fora-${ana.person.handle}`,
        email: email.toUpperCase(),
        email_verified: true,
      };
      const stranger = await visit(http, provider);
      const ticket = ticketIn(stranger);
      (await http.get('/api/v1/me', { cookie: stranger.cookie })).expectStatus(401);
      const { handle, name } = newPerson();
      const taken = await use(http, stranger.cookie, ticket, { handle, name });
      expectProblem(contract, taken, 409, 'account_exists');
      // Ligar é de quem está dentro: o bilhete sozinho não basta.
      (await use(http, stranger.cookie, ticket, {}, '/link')).expectStatus(401);
      const mine = await visit(http, provider, { before: ana.headers.cookie ?? '' });
      (await use(http, mine.cookie, ticketIn(mine), {}, '/link')).expectStatus(204);
      const back = await visit(http, provider);
      const me = (await http.get('/api/v1/me', { cookie: back.cookie })).expectStatus(200).json();
      expectThat(back.answer, me.handle === ana.person.handle, {
        where: 'quem entrou',
        expected: ana.person.handle,
        got: String(me.handle),
      });
      await enableTotp(ana);
      const half = await visit(http, provider);
      const inside = await http.get('/api/v1/me', { cookie: half.cookie });
      expectThat(half.answer, half.url.pathname === '/entrar' && inside.status === 401, {
        where: 'cabeçalho location',
        expected: `${PUBLIC_URL}/entrar#segundo-fator=…, sem sessão: a conta tem segundo fator`,
        got: half.url.href,
      });
    }),
};

const refuses: Task = {
  id: 'external-refuses',
  title:
    'state trocado, nonce velho, id_token de outra chave ou de outro público, e-mail sem confirmação: nada entra',
  needs: ['process', 'mail'],
  reread,
  alongside: true,
  deadlineMs: 40_000,
  run: (context) =>
    withProvider(context, async (http, provider) => {
      const { contract } = context;
      const { handle, name, email } = newPerson();
      provider.profile = { sub: `fora-${handle}`, email, email_verified: true };
      const [fake, other] = ['https://ladrao.example', 'outro-cliente'];
      expectError(
        await visit(http, provider, { tamper: ({ searchParams }) => searchParams.set('state', 'x') }),
      );
      expectError(
        await visit(http, provider, { tamper: ({ searchParams }) => searchParams.set('iss', fake) }),
      );
      expectError(await visit(http, provider, { tamper: deny }));
      for (const deceit of [{ nonce: 'velho' }, { aud: other }, { iss: fake }, { otherKey: true } as const]) {
        provider.deceit = deceit;
        expectError(await visit(http, provider));
      }
      provider.deceit = {};
      // Sem o cookie de quem começou: é o navegador de outra pessoa, levado a entrar na conta do ladrão.
      const started = await atPublic(http, '/api/v1/external-sign-in');
      const foreign = await atPublic(http, provider.consent(started.header('location')).href);
      expectError({ answer: foreign, url: new URL(foreign.header('location'), PUBLIC_URL), cookie: '' });
      provider.profile = { sub: `fora-${handle}`, email, email_verified: false };
      const unsure = await visit(http, provider);
      if (unsure.url.pathname !== '/entrar-externo') return expectError(unsure);
      const answer = await use(http, unsure.cookie, ticketIn(unsure), { handle, name });
      expectThat(answer, answer.status >= 400 && answer.status < 500, {
        where: 'status',
        expected: 'nenhuma conta com um e-mail que o provedor não confirmou',
        got: `status ${answer.status}`,
      });
      contract.problem(answer);
    }),
};

function deny({ searchParams }: URL): void {
  searchParams.delete('code');
  searchParams.set('error', 'access_denied');
}

function expectError({ answer, url }: Landing): void {
  expectThat(answer, url.pathname === '/entrar' && url.searchParams.get('erro') === 'externo', {
    where: 'cabeçalho location',
    expected: `${PUBLIC_URL}/entrar?erro=externo`,
    got: url.href,
  });
  expectThat(answer, !answer.header('set-cookie').includes('palco_session='), {
    where: 'cabeçalho set-cookie',
    expected: 'nenhuma sessão',
    got: 'uma sessão',
  });
}

export const externalSignIn: Task[] = [signsUp, apartTask, refuses];
