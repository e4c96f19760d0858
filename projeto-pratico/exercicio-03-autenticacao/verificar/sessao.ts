import { type Answer, expectProblem, type Task } from '@trilha/kit';
import { PUBLIC_URL } from './ambiente.ts';
import { elsewhere, expectThat, me, openSession, post } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'A sessão e o seu cookie' };

/** Os cookies que abrem alguma coisa: todos os que a resposta põe, menos o que só lembra o aparelho. */
const sessionCookies = (answer: Answer): string[] =>
  (answer.headers['set-cookie'] ?? []).filter((line) => !/^(?:__Host-)?palco_device=/u.test(line));

const cookie: Task = {
  id: 'session-cookie',
  title: 'Entrar põe um cookie HttpOnly, Secure, SameSite e só deste host; a senha errada não põe nenhum',
  needs: ['mail'],
  reread,
  async run({ http, contract, actor }) {
    const client = await http();
    const { person } = await actor();
    const wrong = await openSession(client, person.handle, `${person.password}!`);
    contract.check(wrong.answer.expectStatus(401));
    expectThat(wrong.answer, sessionCookies(wrong.answer).length === 0, {
      where: 'cabeçalho set-cookie',
      expected: 'nenhum cookie a quem errou a senha',
      got: 'um cookie',
    });
    const { answer, headers } = await openSession(client, person.email.toUpperCase(), person.password);
    contract.check(answer.expectStatus(201));
    expectCookie(answer);
    contract.check((await me(client, headers)).expectStatus(200));
    const current = await client.get('/api/v1/sessions/current', headers);
    const { user } = contract.check(current.expectStatus(200)) as { user: { handle?: string } | null };
    expectThat(current, user?.handle === person.handle, {
      where: 'corpo /user/handle',
      expected: person.handle,
      got: String(user?.handle),
    });
    const visitor = await client.get('/api/v1/sessions/current');
    expectThat(visitor, contract.check(visitor.expectStatus(200)).user === null, {
      where: 'corpo /user',
      expected: 'null para quem não entrou',
      got: visitor.body,
    });
  },
};

/** RFC 6265bis, §4.1.3: `__Host-` só é aceito com Secure, Path=/ e sem Domain, e nenhum subdomínio o substitui. */
function expectCookie(answer: Answer): void {
  const [line = ''] = sessionCookies(answer);
  for (const [rule, shown] of [
    [/^__Host-palco_session=[^;]{22,}/u, 'o nome __Host-palco_session, com um valor que não se adivinha'],
    [/;\s*HttpOnly/iu, 'HttpOnly: nenhum script da página o lê'],
    [/;\s*Secure/iu, 'Secure: PUBLIC_URL é https'],
    [/;\s*SameSite=(?:Lax|Strict)/iu, 'SameSite=Lax'],
    [/;\s*Path=\/(?:;|$)/iu, 'Path=/'],
    [/^(?!.*;\s*Domain=)/iu, 'nenhum Domain: subdomínios ficam de fora'],
  ] as const)
    expectThat(answer, rule.test(line), {
      where: 'cabeçalho set-cookie',
      expected: shown,
      got: line || 'nada',
    });
}

const fixation: Task = {
  id: 'session-fixation',
  title: 'O valor do cookie é novo a cada entrada: o que veio com o pedido nunca vira sessão',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ http, actor }) {
    const client = await http();
    const ana = await actor();
    const planted = `__Host-palco_session=${'A'.repeat(43)}`;
    const { answer, headers } = await openSession(client, ana.person.handle, ana.person.password, planted);
    answer.expectStatus(201);
    expectThat(answer, !headers.cookie?.includes(planted), {
      where: 'cabeçalho set-cookie',
      expected: 'um valor sorteado agora',
      got: 'o valor que veio no pedido: quem o plantou já está dentro',
    });
    (await me(client, { cookie: planted })).expectStatus(401);
    const again = await elsewhere(ana);
    expectThat(answer, again.headers.cookie !== headers.cookie, {
      where: 'cabeçalho set-cookie',
      expected: 'um valor a cada entrada',
      got: 'o mesmo valor duas vezes',
    });
  },
};

const signOut: Task = {
  id: 'session-sign-out',
  title: 'Sair encerra a sessão no servidor: o cookie copiado antes já não entra',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ contract, actor }) {
    const ana = await actor();
    const other = await elsewhere(ana);
    const answer = await ana.send({ method: 'DELETE', path: '/api/v1/sessions/current' });
    answer.expectStatus(204);
    expectThat(
      answer,
      /palco_session=;|max-age=0|expires=thu, 01 jan 1970/iu.test(answer.header('set-cookie')),
      {
        where: 'cabeçalho set-cookie',
        expected: 'o cookie apagado no navegador',
        got: answer.header('set-cookie') || 'nenhum set-cookie',
      },
    );
    expectProblem(contract, await ana.get('/api/v1/me'), 401, 'unauthenticated');
    (await other.get('/api/v1/me')).expectStatus(200);
  },
};

/** De onde vem o que não é daqui: outro site, um subdomínio em outras mãos, um navegador sem `Sec-Fetch-Site`. */
const STRANGE = [
  { 'sec-fetch-site': 'cross-site', origin: 'https://ladrao.example' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site', origin: 'https://blog.palco.exemplo.com.br' },
  { origin: 'https://ladrao.example' },
  { origin: `${PUBLIC_URL}.ladrao.example` },
  { origin: 'https://outro-palco.exemplo.com.br' },
  { origin: 'null' },
];

const csrf: Task = {
  id: 'csrf',
  title: 'O que outro site pede não se faz, nem com o cookie bom: 403, e nada muda',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'Pedidos que outro site manda' },
  alongside: true,
  async run({ contract, http, actor }) {
    const ana = await actor();
    const { name } = ana.person;
    for (const headers of STRANGE) {
      const patch = { method: 'PATCH', path: '/api/v1/me', json: { name: 'Tomada' }, headers };
      expectProblem(contract, await ana.send(patch), 403, 'cross_origin');
      const leave = { method: 'DELETE', path: '/api/v1/sessions/current', headers };
      expectProblem(contract, await ana.send(leave), 403, 'cross_origin');
      // Entrar também: quem é levado a entrar na conta do ladrão conta a ele o que faz.
      const { handle: login, password } = ana.person;
      const entry = await post(await http(), '/sessions', { login, password }, { headers });
      expectProblem(contract, entry, 403, 'cross_origin');
    }
    const mine = contract.check((await ana.get('/api/v1/me')).expectStatus(200));
    const same = { 'sec-fetch-site': 'same-origin', origin: PUBLIC_URL };
    const saved = await ana.send({
      method: 'PATCH',
      path: '/api/v1/me',
      json: { bio: 'Oi.' },
      headers: same,
    });
    saved.expectStatus(200);
    expectThat(saved, mine.name === name, { where: 'corpo /name', expected: name, got: String(mine.name) });
  },
};

export const sessions: Task[] = [cookie, fixation, signOut, csrf];
