import { CheckFailure, confirm, findToken, type Letter, newPerson, type Task, tokenIn } from '@trilha/kit';
import { signUpAs } from './pedidos.ts';
import { PUBLIC_URL } from './url-publica.ts';

const reread = { file: 'README.md', heading: 'A mensagem e o link' };

const MIN_TOKEN = 22;
const MARKUP = '<a href="https://ladrao.net">clique</a>';

const link: Task = {
  id: 'signup-link',
  title: 'O link usa PUBLIC_URL, e não o Host de quem pediu, com um token que não se adivinha',
  needs: ['mail'],
  reread,
  async run({ http, mailbox }) {
    const client = await http();
    // O nome é de quem pede a conta, e a mensagem, de quem recebe: ele não pode virar marcação nela.
    const people = [newPerson({ name: `Ana ${MARKUP}` }), newPerson()];
    const forged = { host: 'ladrao.example', 'x-forwarded-host': 'ladrao.example' };
    for (const json of people) {
      const answer = await client.send({ method: 'POST', path: '/api/v1/users', json, headers: forged });
      // Recusar um Host estranho também serve; aí a pessoa repete, do lugar certo.
      if (answer.status !== 202) (await signUpAs(client, json)).expectStatus(202);
    }
    const letters = await Promise.all(people.map(({ email }) => mailbox().expect(email)));
    const tokens = letters.map((letter) => checkLink(letter));
    if (tokens[0] !== tokens[1]) return;
    refuse(letters[0], 'um token diferente em cada mensagem', 'o mesmo token para duas pessoas');
  },
};

function checkLink(letter: Letter): string {
  const token = tokenIn(letter);
  const whole = `${letter.text}\n${letter.html}`;
  if (letter.html.includes(MARKUP))
    refuse(letter, 'o nome escapado no HTML', 'o nome de quem pediu virou marcação na mensagem');
  if (whole.includes('ladrao.example'))
    refuse(letter, `um link que começa com ${PUBLIC_URL}`, 'um link para o Host que veio na requisição');
  if (!whole.includes(`${PUBLIC_URL}/confirmar-email#${token}`))
    refuse(letter, `${PUBLIC_URL}/confirmar-email#…`, 'um link para outro endereço');
  if (token.length < MIN_TOKEN)
    refuse(letter, `ao menos 128 bits: ${MIN_TOKEN} caracteres`, `um token de ${token.length} caracteres`);
  return token;
}

function refuse(letter: Letter | undefined, expected: string, got: string): never {
  throw new CheckFailure({ expected, got, received: letter?.text.slice(0, 400) ?? '', where: 'mensagem' });
}

const MOST = 5;

const resend: Task = {
  id: 'signup-resend',
  title: 'O reenvio responde igual para qualquer e-mail, só manda a quem espera, e no máximo cinco por hora',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ http, contract, mailbox, actor }) {
    const client = await http();
    const [waiting, nobody, { person: member }] = [newPerson(), newPerson(), await actor()];
    (await signUpAs(client, waiting)).expectStatus(202);
    await mailbox().expect(waiting.email);
    for (const { email } of [nobody, member, ...Array.from({ length: MOST + 3 }, () => waiting)]) {
      const path = '/api/v1/email-confirmations/resend';
      const answer = await client.send({ method: 'POST', path, json: { email } });
      contract.check(answer.expectStatus(202));
    }
    const last = tokenIn(await mailbox().expect(waiting.email, { count: MOST }));
    // Quem vem depois na fila já recebeu: o que havia de sair antes dele saiu.
    await actor();
    const sent = { nobody: mailbox().to(nobody.email), waiting: mailbox().to(waiting.email) };
    const offered = mailbox()
      .to(member.email)
      .slice(1)
      .find((letter) => findToken(letter) !== undefined);
    if (sent.nobody.length > 0)
      refuse(sent.nobody[0], 'nada a quem não pediu conta', 'uma mensagem a quem nunca pediu conta');
    if (offered !== undefined)
      refuse(offered, 'nada a confirmar para quem já tem conta', 'um link de confirmação');
    if (sent.waiting.length > MOST)
      refuse(
        sent.waiting.at(-1),
        `no máximo ${MOST} mensagens ao mesmo endereço`,
        `${sent.waiting.length} mensagens`,
      );
    (await confirm(client, last, waiting.password)).expectStatus(200);
  },
};

export const letters: Task[] = [link, resend];
