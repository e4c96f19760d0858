import { setTimeout as delay } from 'node:timers/promises';
import {
  type Answer,
  CheckFailure,
  confirm,
  expectFields,
  expectProblem,
  type HttpClient,
  newPerson,
  type Person,
  type Task,
  type TaskContext,
  tokenIn,
  withAnother,
} from '@trilha/kit';
import { PUBLIC_URL } from './ambiente.ts';
import { elsewhere, expectThat, openSession, post, refresh, tokensOf } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'Senha esquecida' };
const page = 'nova-senha';

const ask = (http: HttpClient, email: string): Promise<Answer> => post(http, '/password-resets', { email });

const use = (http: HttpClient, token: string, newPassword: string): Promise<Answer> =>
  post(http, '/password-resets/confirm', { token, newPassword });

/** Pede a senha nova e abre a mensagem. */
async function askToken(http: HttpClient, mailbox: TaskContext['mailbox'], email: string, count = 1) {
  (await ask(http, email)).expectStatus(202);
  return tokenIn(await mailbox().expect(email, { page, count }), page);
}

const reset: Task = {
  id: 'reset',
  title: 'A senha esquecida se troca pelo link da mensagem, e todos os aparelhos saem',
  needs: ['mail'],
  reread,
  deadlineMs: 40_000,
  async run({ http, contract, mailbox, actor }) {
    const client = await http();
    const ana = await actor();
    const { handle, email, password } = ana.person;
    const [browser, phone] = [await elsewhere(ana), await tokensOf(client, ana.person)];
    const token = await askToken(client, mailbox, email.toUpperCase());
    const letter = await mailbox().expect(email, { page });
    const whole = `${letter.text}\n${letter.html}`;
    if (!whole.includes(`${PUBLIC_URL}/${page}#${token}`) || token.length < 22)
      throw new CheckFailure({
        expected: `${PUBLIC_URL}/${page}#… com um token de 128 bits ou mais (22 caracteres)`,
        got: `outro endereço, ou um token de ${token.length} caracteres`,
        received: letter.text.slice(0, 400),
        where: 'mensagem',
      });
    for (const weak of ['curta', '1234567890', handle])
      expectFields(contract, await use(client, token, weak), 'newPassword');
    const newPassword = `${password} nova`;
    const letters = mailbox().to(email).length;
    const answer = (await use(client, token, newPassword)).expectStatus(204);
    expectThat(answer, !answer.header('set-cookie').includes('palco_session='), {
      where: 'cabeçalho set-cookie',
      expected: 'nenhuma sessão: quem trocou a senha ainda tem de entrar',
      got: 'uma sessão aberta pelo link',
    });
    for (const one of [ana, browser])
      expectProblem(contract, await one.get('/api/v1/me'), 401, 'unauthenticated');
    expectProblem(contract, await refresh(client, phone.refreshToken), 401, 'refresh_invalid');
    (await openSession(client, handle, password)).answer.expectStatus(401);
    (await openSession(client, handle, newPassword)).answer.expectStatus(201);
    await mailbox().expect(email, { count: letters + 1 });
  },
};

const once: Task = {
  id: 'reset-once',
  title:
    'O link vale uma vez, mesmo em dois pedidos ao mesmo tempo, e deixa de valer se a senha ou o e-mail mudam',
  needs: ['mail'],
  reread,
  alongside: true,
  deadlineMs: 40_000,
  async run({ http, contract, mailbox, actor }) {
    const client = await http();
    const { person } = await actor();
    const { email, password } = person;
    const [first, second] = [`${password} 1`, `${password} 2`];
    const token = await askToken(client, mailbox, email);
    const both = await Promise.all([use(client, token, first), use(client, token, second)]);
    const won = both.filter(({ status }) => status === 204);
    expectThat(both[0], won.length === 1, {
      where: 'status',
      expected: 'um 204 e um 400 para o mesmo token',
      got: both.map(({ status }) => status).join(' e '),
    });
    for (const answer of both.filter(({ status }) => status !== 204))
      expectProblem(contract, answer, 400, 'token_invalid');
    for (const wrong of [token, 'A'.repeat(43), "'", `${token}A`])
      expectProblem(contract, await use(client, wrong, `${password} 3`), 400, 'token_invalid');
    const current = won[0] === both[0] ? first : second;
    const later = await askToken(client, mailbox, email, 2);
    const back = await elsewhere({ http: client, person: { ...person, password: current } });
    const change = { currentPassword: current, newPassword: `${password} 4` };
    (await back.send({ method: 'PUT', path: '/api/v1/me/password', json: change })).expectStatus(204);
    expectProblem(contract, await use(client, later, `${password} 5`), 400, 'token_invalid');
    // E quem trocou de e-mail: a caixa antiga pode já ser de outra pessoa.
    const last = await askToken(client, mailbox, email, 3);
    const moved = { email: newPerson().email, password: `${password} 4` };
    (await back.send({ method: 'PUT', path: '/api/v1/me/email', json: moved })).expectStatus(202);
    const confirmation = tokenIn(await mailbox().expect(moved.email));
    (await confirm(client, confirmation, moved.password)).expectStatus(200);
    expectProblem(contract, await use(client, last, `${password} 6`), 400, 'token_invalid');
  },
};

const hides: Task = {
  id: 'reset-hides-accounts',
  title: 'Pedir uma senha nova responde igual para qualquer e-mail, e manda no máximo três por hora',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ http, contract, mailbox, actor }) {
    const client = await http();
    const { person } = await actor();
    const nobody = newPerson();
    const answers: Answer[] = [];
    for (const email of [nobody.email, ...Array.from({ length: 6 }, () => person.email)])
      answers.push(await ask(client, email));
    for (const answer of answers) {
      contract.check(answer.expectStatus(202));
      expectThat(answer, answer.body === answers[0]?.body, {
        where: 'corpo',
        expected: 'a mesma resposta para quem tem e para quem não tem conta',
        got: answer.body,
      });
    }
    expectFields(contract, await ask(client, 'sem arroba'), 'email');
    await mailbox().expect(person.email, { page, count: 3 });
    // Quem vem depois na fila já recebeu: o que havia de sair antes dele saiu.
    await actor();
    const sent = mailbox()
      .to(person.email)
      .filter(({ text }) => text.includes(`/${page}#`)).length;
    const [stray] = mailbox().to(nobody.email);
    if (sent === 3 && stray === undefined) return;
    throw new CheckFailure({
      expected: 'três mensagens por hora a quem tem conta, e nenhuma a quem não tem',
      got: stray === undefined ? `${sent} mensagens` : 'uma mensagem a quem não tem conta',
      where: 'caixa de correio (SMTP_URL)',
    });
  },
};

const TTL_SECONDS = 1;

const expires: Task = {
  id: 'reset-expires',
  title: 'Passado PASSWORD_RESET_TTL_SECONDS, o link não troca mais nada',
  needs: ['process', 'mail'],
  reread,
  // Sozinha: os servidores dividem a fila, e este mandaria com o prazo curto as mensagens das outras tarefas.
  async run({ launch, contract, mailbox, actor }) {
    const { person } = await actor();
    await withAnother(launch, { PASSWORD_RESET_TTL_SECONDS: String(TTL_SECONDS) }, async ({ http }) => {
      const token = await askToken(http, mailbox, person.email);
      // O prazo conta da entrega, que já foi: passado ele inteiro, não há tentativa que gaste o token antes.
      await delay(TTL_SECONDS * 1_000);
      expectProblem(contract, await use(http, token, `${person.password} 2`), 400, 'token_invalid');
      (await openSession(http, person.handle, person.password)).answer.expectStatus(201);
    });
  },
};

/** Troca a senha pelo e-mail, como quem a esqueceu. */
export async function resetPassword(
  http: HttpClient,
  mailbox: TaskContext['mailbox'],
  { email, password }: Person,
): Promise<string> {
  const token = await askToken(http, mailbox, email);
  const newPassword = `${password} nova`;
  (await use(http, token, newPassword)).expectStatus(204);
  return newPassword;
}

export const resets: Task[] = [reset, once, hides, expires];
