import {
  CheckFailure,
  confirm,
  expectFields,
  expectProblem,
  expectValue,
  findToken,
  newPerson,
  present,
  type Task,
  tokenIn,
} from '@trilha/kit';

const reread = { file: 'README.md', heading: 'Trocar de e-mail' };
const path = '/api/v1/me/email';

const change: Task = {
  id: 'email-change',
  title: 'O e-mail só troca quando o novo endereço confirma, e o antigo é avisado',
  needs: ['mail'],
  reread,
  async run({ http, contract, mailbox, actor }) {
    const client = await http();
    const ana = await actor();
    const { handle, email: old, password } = ana.person;
    const { email } = newPerson();
    const put = (json: unknown) => ana.send({ method: 'PUT', path, json });
    expectProblem(contract, await put({ email, password: 'não é esta' }), 403, 'password_wrong');
    expectFields(contract, await put({ email: 'sem arroba', password }), 'email');
    contract.check((await put({ email, password })).expectStatus(202));
    await expectMe({ email: old, pendingEmail: email });
    const token = tokenIn(await mailbox().expect(email));
    (await present(client, email, password)).answer.expectStatus(401);
    for (const _ of ['uma vez', 'outra vez']) {
      const answer = await confirm(client, token, password);
      expectValue(answer, contract.check(answer.expectStatus(200)), { handle, email });
    }
    await expectMe({ email, pendingEmail: null });
    (await present(client, old, password)).answer.expectStatus(401);
    const warning = await mailbox().expect(old, { count: 2 });
    if (findToken(warning) !== undefined) refuse('o aviso ao endereço antigo traz um link de confirmação');

    async function expectMe(wanted: Record<string, unknown>): Promise<void> {
      const me = await ana.get('/api/v1/me');
      expectValue(me, contract.check(me.expectStatus(200)), wanted);
    }
  },
};

const taken: Task = {
  id: 'email-change-hides-accounts',
  title: 'Pedir o e-mail de outra conta responde igual, e nenhum link sai para ela',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ contract, mailbox, actor }) {
    const [ana, other] = [await actor(), await actor()];
    const { password } = ana.person;
    const { email } = other.person;
    const answer = await ana.send({ method: 'PUT', path, json: { email: email.toUpperCase(), password } });
    contract.check(answer.expectStatus(202));
    const me = await ana.get('/api/v1/me');
    expectValue(me, contract.check(me.expectStatus(200)), {
      email: ana.person.email,
      pendingEmail: email.toUpperCase(),
    });
    const warning = await mailbox().expect(email, { count: 2 });
    if (findToken(warning) !== undefined)
      refuse('a mensagem ao dono do endereço traz um link que o daria a outra conta');
    const theirs = await other.get('/api/v1/me');
    expectValue(theirs, contract.check(theirs.expectStatus(200)), { email });
  },
};

const race: Task = {
  id: 'email-race',
  title: 'Duas contas que pedem o mesmo e-mail: só a primeira a confirmar fica com ele',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ http, mailbox, actor }) {
    const client = await http();
    const people = [await actor(), await actor()];
    const { email } = newPerson();
    const claims: { token: string; password: string }[] = [];
    for (const one of people) {
      const { password } = one.person;
      (await one.send({ method: 'PUT', path, json: { email, password } })).expectStatus(202);
      const letter = await mailbox().expect(email, { count: claims.length + 1 });
      claims.push({ token: tokenIn(letter), password });
    }
    const answers = await Promise.all(claims.map(({ token, password }) => confirm(client, token, password)));
    const won = answers.filter(({ status }) => status === 200).length;
    for (const answer of answers.filter(({ status }) => status !== 200)) answer.expectStatus(400);
    if (won !== 1) refuse(`${won} contas ficaram com o mesmo e-mail`);
  },
};

function refuse(got: string): never {
  throw new CheckFailure({
    expected: 'cada e-mail em uma conta só, por decisão de quem o lê',
    got,
    where: 'mensagem',
  });
}

export const emailChanges: Task[] = [change, taken, race];
