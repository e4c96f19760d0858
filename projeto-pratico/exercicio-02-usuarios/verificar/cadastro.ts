import { randomBytes } from 'node:crypto';
import {
  confirm,
  eventually,
  expectProblem,
  expectValue,
  expectWithout,
  type HttpClient,
  type Mailbox,
  newPerson,
  present,
  signIn,
  signUp,
  type Task,
  tokenIn,
  withAnother,
} from '@trilha/kit';
import { profileOf, signUpAs } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'Cadastro: nada vale até confirmar' };

const pending: Task = {
  id: 'signup-pending',
  title: 'POST /api/v1/users manda a mensagem e responde 202; a conta ainda não existe',
  needs: ['mail'],
  reread,
  async run({ http, contract, mailbox }) {
    const client = await http();
    const person = newPerson();
    const answer = await signUpAs(client, { ...person, handle: person.handle.toUpperCase() });
    const { handle, email } = person;
    expectValue(answer, contract.check(answer.expectStatus(202)), { handle, email });
    expectProblem(contract, await profileOf(client, handle), 404, 'user_not_found');
    (await present(client, handle, person.password)).answer.expectStatus(401);
    tokenIn(await mailbox().expect(email));
  },
};

const confirms: Task = {
  id: 'signup-confirms',
  title: 'O token da mensagem, com a senha, cria a conta; repetir dá a mesma resposta',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ http, contract, mailbox }) {
    const client = await http();
    const person = newPerson();
    (await signUpAs(client, person)).expectStatus(202);
    const token = tokenIn(await mailbox().expect(person.email));
    // Dois cliques, duas abas, um cliente que repete depois de um prazo: é a mesma pessoa.
    const twice = [confirm(client, token, person.password), confirm(client, token, person.password)];
    for (const answer of [...(await Promise.all(twice)), await confirm(client, token, person.password)]) {
      const { handle, email } = person;
      expectValue(answer, contract.check(answer.expectStatus(200)), { handle, email });
    }
    const profile = await profileOf(client, person.handle.toUpperCase());
    const { handle, name } = person;
    expectValue(profile, contract.check(profile.expectStatus(200)), {
      handle,
      name,
      bio: '',
      avatarUrl: null,
    });
    expectWithout(profile, person.email, 'o e-mail');
    const me = await (await signIn(client, person)).get('/api/v1/me');
    const expected = { handle, name, email: person.email, pendingEmail: null, status: 'active' };
    expectValue(me, contract.check(me.expectStatus(200)), expected);
  },
};

const needsBoth: Task = {
  id: 'signup-token',
  title: 'Sem o token certo ou sem a senha do cadastro, nada se confirma',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'O token e a senha, juntos' },
  alongside: true,
  async run({ http, contract, mailbox }) {
    const client = await http();
    const person = newPerson();
    (await signUpAs(client, person)).expectStatus(202);
    const token = tokenIn(await mailbox().expect(person.email));
    const invented = randomBytes(32).toString('base64url');
    for (const wrong of [invented, `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`, `${token}A`, "'"])
      expectProblem(contract, await confirm(client, wrong, person.password), 400, 'token_invalid');
    // Quem abre a mensagem pode ser outro: a vítima de quem cadastrou o e-mail dela, ou um robô que segue links.
    const guessed = await confirm(client, token, `${person.password} `);
    expectProblem(contract, guessed, 403, 'password_wrong');
    expectProblem(contract, await profileOf(client, person.handle), 404, 'user_not_found');
    (await confirm(client, token, person.password)).expectStatus(200);
  },
};

const TTL_SECONDS = 2;
const EXPIRES_MS = 8_000;

const expires: Task = {
  id: 'signup-expires',
  title: 'Vencido o prazo, o token não confirma e o nome volta a ficar livre',
  needs: ['process', 'mail'],
  reread,
  // Sozinha: um servidor que conta o prazo a partir do pedido apagaria, com o prazo de 2 s, os pedidos das outras tarefas.
  run: ({ launch, contract, mailbox }) =>
    withAnother(launch, { EMAIL_TOKEN_TTL_SECONDS: String(TTL_SECONDS) }, async ({ http }) => {
      const changed = await askEmailChange(http, mailbox());
      const person = newPerson();
      (await signUpAs(http, person)).expectStatus(202);
      const token = tokenIn(await mailbox().expect(person.email));
      const { email } = newPerson();
      await eventually(EXPIRES_MS, async () => {
        (await signUpAs(http, { ...person, email })).expectStatus(202);
      });
      expectProblem(contract, await confirm(http, token, person.password), 400, 'token_invalid');
      // O da troca de e-mail saiu antes deste, com o mesmo prazo.
      expectProblem(contract, await confirm(http, changed.token, changed.password), 400, 'token_invalid');
    }),
};

/** O link de uma troca de e-mail que ninguém confirma. */
async function askEmailChange(http: HttpClient, mailbox: Mailbox) {
  const ana = await signUp(http, mailbox);
  const { password } = ana.person;
  const { email } = newPerson();
  (await ana.send({ method: 'PUT', path: '/api/v1/me/email', json: { email, password } })).expectStatus(202);
  return { token: tokenIn(await mailbox.expect(email)), password };
}

const repeats: Task = {
  id: 'signup-repeats',
  title: 'Repetir o cadastro manda outra mensagem, e cada token vale o pedido que o gerou',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ http, contract, mailbox }) {
    const client = await http();
    const first = newPerson();
    // O mesmo e-mail em maiúsculas, a mesma pessoa, outra senha: é assim que se tenta tomar uma conta pendente.
    const second = { ...first, email: first.email.toUpperCase(), password: `${first.password} 2` };
    (await signUpAs(client, first)).expectStatus(202);
    const token = tokenIn(await mailbox().expect(first.email));
    (await signUpAs(client, second)).expectStatus(202);
    const later = tokenIn(await mailbox().expect(first.email, { count: 2 }));
    expectProblem(contract, await confirm(client, later, first.password), 403, 'password_wrong');
    (await confirm(client, token, first.password)).expectStatus(200);
    expectProblem(contract, await confirm(client, later, second.password), 400, 'token_invalid');
    await signIn(client, first);
    (await present(client, first.handle, second.password)).answer.expectStatus(401);
  },
};

export const signUps: Task[] = [pending, confirms, needsBoth, repeats, expires];
