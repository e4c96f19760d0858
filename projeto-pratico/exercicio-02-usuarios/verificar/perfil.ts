import {
  type Answer,
  expectFields,
  expectProblem,
  expectValue,
  expectWithout,
  type RequestSpec,
  schemeOf,
  type Task,
} from '@trilha/kit';
import { profileOf } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'A própria conta' };
const password = 'uma senha qualquer';

/** Toda rota que só a própria pessoa usa, com um corpo que passaria. */
const PRIVATE: RequestSpec[] = [
  { path: '/api/v1/me' },
  { path: '/api/v1/me/export' },
  { method: 'PATCH', path: '/api/v1/me', json: { name: 'Outra' } },
  { method: 'PUT', path: '/api/v1/me/email', json: { email: 'outra@exemplo.com.br', password } },
  { method: 'PUT', path: '/api/v1/me/password', json: { currentPassword: password, newPassword: password } },
  { method: 'PUT', path: '/api/v1/me/avatar', headers: { 'content-type': 'image/png' }, body: 'x' },
  { method: 'DELETE', path: '/api/v1/me/avatar' },
  { method: 'POST', path: '/api/v1/me/deactivation', json: { password } },
  { method: 'DELETE', path: '/api/v1/me/deactivation' },
  { method: 'POST', path: '/api/v1/me/deletion', json: { password } },
];

const identified: Task = {
  id: 'me-requires-identity',
  title: 'Nenhuma rota da própria conta responde a quem não se identifica: 401',
  needs: [],
  reread: { file: 'README.md', heading: 'Quem chama' },
  async run({ http, contract }) {
    const client = await http();
    const basic = (await schemeOf(client)) === 'basic';
    const odd = [
      'Basic',
      'Basic !!!',
      `Basic ${Buffer.from('sem dois-pontos').toString('base64')}`,
      'Bearer abc',
    ];
    for (const spec of PRIVATE) expect401(await client.send(spec));
    for (const authorization of odd) expect401(await client.get('/api/v1/me', { authorization }));
    function expect401(answer: Answer): void {
      expectProblem(contract, answer, 401, 'unauthenticated');
      if (basic)
        answer.expectHeader('www-authenticate', /^Basic realm=/iu, 'www-authenticate: Basic realm="…"');
    }
  },
};

const edits: Task = {
  id: 'profile-edit',
  title: 'PATCH /me muda só o que veio, recusa o que não serve, e duas edições simultâneas valem as duas',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ http, contract, actor }) {
    const client = await http();
    const ana = await actor();
    const { handle, name } = ana.person;
    const patch = (json: unknown) => ana.send({ method: 'PATCH', path: '/api/v1/me', json });
    const bio = 'Faço vídeos.\nMoro em Olinda 🎬';
    const first = await patch({ bio });
    expectValue(first, contract.check(first.expectStatus(200)), { handle, name, bio, status: 'active' });
    const cases: [unknown, string][] = [
      [{ bio: 'a'.repeat(301) }, 'bio'],
      [{ name: ' \u2800 ' }, 'name'],
      [{ name: 7 }, 'name'],
      [{ bio: null }, 'bio'],
      [{ email: 'outra@exemplo.com.br' }, 'email'],
      [{ name: 'Ana', status: 'active' }, 'status'],
    ];
    for (const [json, field] of cases) expectFields(contract, await patch(json), field);
    expectProblem(contract, await patch({}), 400, 'validation_failed');
    for (let round = 0; round < 3; round++) {
      const pair = { name: `Ana ${round}`, bio: `Volta ${round}` };
      await Promise.all([patch({ name: pair.name }), patch({ bio: pair.bio })]);
      const profile = await profileOf(client, handle);
      expectValue(profile, contract.check(profile.expectStatus(200)), pair);
    }
    const me = await ana.get('/api/v1/me');
    me.expectHeader(
      'cache-control',
      /no-store/iu,
      'cache-control com no-store: a resposta é de uma pessoa só',
    );
  },
};

const exported: Task = {
  id: 'export',
  title: 'GET /me/export baixa o que se guarda da pessoa, menos a senha',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ actor }) {
    const ana = await actor();
    const { handle, name, email } = ana.person;
    const bio = `Bio de ${handle}`;
    (await ana.send({ method: 'PATCH', path: '/api/v1/me', json: { bio } })).expectStatus(200);
    const answer = (await ana.get('/api/v1/me/export')).expectStatus(200).expectType('application/json');
    answer.expectHeader('content-disposition', /^attachment/iu, 'content-disposition: attachment');
    answer.expectHeader(
      'cache-control',
      /no-store/iu,
      'cache-control com no-store: é tudo o que há da pessoa',
    );
    for (const text of [handle, name, email, bio]) {
      if (answer.body.includes(text)) continue;
      answer.refuse({
        where: 'corpo',
        expected: `o que se guarda da pessoa, com ${text}`,
        got: 'um arquivo sem ele',
      });
    }
    for (const trace of ['$argon2', '$2b$', '$scrypt', 'passwordHash', 'password_hash'])
      expectWithout(answer, trace, 'o hash da senha');
  },
};

export const ownAccount: Task[] = [identified, edits, exported];
