import {
  type Answer,
  CheckFailure,
  expectProblem,
  findToken,
  type HttpClient,
  newPerson,
  type Person,
  present,
  type ServerProcess,
  schemeOf,
  type Task,
} from '@trilha/kit';
import { profileOf, signUpAs } from './pedidos.ts';
import { cpuOf, minimumHashMs, shown } from './trabalho.ts';

const reread = { file: 'README.md', heading: 'Respostas que não contam quem tem conta' };

const signUpHides: Task = {
  id: 'signup-hides-accounts',
  title: 'Cadastrar um e-mail que já tem conta responde como qualquer outro, e avisa só o dono',
  needs: ['mail'],
  reread,
  async run({ http, contract, mailbox, actor }) {
    const client = await http();
    const { person: owner } = await actor();
    const unknown = newPerson();
    const known = newPerson({ email: owner.email.toUpperCase() });
    const answers = [await signUpAs(client, unknown), await signUpAs(client, known)] as const;
    for (const answer of answers) contract.check(answer.expectStatus(202));
    expectSame(answers, [unknown, known]);
    const warned = await mailbox().expect(owner.email, { count: 2 });
    if (findToken(warned) !== undefined) {
      throw new CheckFailure({
        expected: 'um aviso de que a conta já existe, sem link de confirmação',
        got: 'a mensagem a quem já tem conta traz um link de confirmação',
        received: warned.text.slice(0, 400),
        where: 'mensagem',
      });
    }
    // O nome pedido fica com o pedido nos dois casos: livre só em um, diria qual e-mail tem conta.
    for (const { handle } of [unknown, known]) {
      const another = await signUpAs(client, newPerson({ handle }));
      expectProblem(contract, another, 409, 'handle_taken');
    }
  },
};

const signInHides: Task = {
  id: 'signin-hides-accounts',
  title: 'Senha errada, conta que não existe e conta não confirmada: a mesma resposta',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ http, actor }) {
    const client = await http();
    const { person: member } = await actor();
    const [pending, nobody] = [newPerson(), newPerson()];
    (await signUpAs(client, pending)).expectStatus(202);
    const tries: [login: string, password: string][] = [
      [member.handle, nobody.password],
      [member.email, nobody.password],
      [nobody.handle, nobody.password],
      [nobody.email, nobody.password],
      [pending.handle, pending.password],
    ];
    const first = await refused(client, tries[0] ?? ['', '']);
    for (const attempt of tries.slice(1))
      expectSame([first, await refused(client, attempt)], [member, nobody]);
  },
};

async function refused(http: HttpClient, [login, password]: [string, string]): Promise<Answer> {
  const { answer } = await present(http, login, password);
  answer.expectStatus(401);
  if ((await schemeOf(http)) === 'basic')
    answer.expectHeader(
      'www-authenticate',
      /^Basic realm=/iu,
      'www-authenticate: Basic realm="…", charset="UTF-8"',
    );
  return answer;
}

/** De cada caso vale a rodada mais barata: um vizinho no mesmo núcleo só encarece. */
const ROUNDS = 4;
/** Metade de um hash: a mensagem e o banco pesam bem menos; quem pula o hash passa disso. */
const GAP = 0.5;

const workHides: Task = {
  id: 'work-hides-accounts',
  title: 'O servidor trabalha o mesmo para quem tem e para quem não tem conta',
  needs: ['process', 'mail', 'cpu'],
  reread,
  deadlineMs: 40_000,
  async run({ server, actor }) {
    const { http, process } = await server();
    const { person: member } = await actor();
    const wrong = () => present(http, member.handle, 'senha errada de propósito');
    const absent = () => present(http, newPerson().handle, 'senha errada de propósito');
    await compare(process, 'entrar', { known: wrong, unknown: absent });
    const again = () => signUpAs(http, newPerson({ email: member.email }));
    const fresh = () => signUpAs(http, newPerson());
    await compare(process, 'pedir uma conta', { known: again, unknown: fresh });
  },
};

type Work = () => Promise<unknown>;

/** O processador gasto nos dois casos, que não pode diferir em meio argon2id. */
async function compare(
  process: ServerProcess,
  what: string,
  work: { known: Work; unknown: Work },
): Promise<void> {
  const spent = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round++) {
    spent.known = Math.min(spent.known, await cpuOf(process, work.known));
    spent.unknown = Math.min(spent.unknown, await cpuOf(process, work.unknown));
  }
  if (Math.abs(spent.known - spent.unknown) < GAP * (await minimumHashMs())) return;
  throw new CheckFailure({
    expected: 'o mesmo trabalho nos dois casos: é pelo tempo que se descobre quem tem conta',
    got: `ao ${what}, ${shown(spent.known)} para quem tem conta e ${shown(spent.unknown)} para quem não tem`,
    where: 'processador',
  });
}

/** Status, nomes dos cabeçalhos e corpo, sem o que cada um mandou nem o id da requisição. */
function face({ status, headers, body }: Answer, people: Person[]): string {
  const id = String(headers['x-request-id']);
  const sent = [id, ...people.flatMap(({ handle, email }) => [handle, email])];
  const anonymous = sent.reduce((text, one) => text.replaceAll(one, '…'), body);
  return [status, Object.keys(headers).sort().join(' '), anonymous].join('\n');
}

function expectSame([one, other]: readonly [Answer, Answer], people: Person[]): void {
  if (face(one, people) === face(other, people)) return;
  other.refuse({
    where: 'a resposta inteira',
    expected: `a mesma resposta nos dois casos:\n${face(one, people)}`,
    got: 'respostas diferentes, que contam se há conta',
  });
}

const lookUpHides: Task = {
  id: 'lookup-hides-accounts',
  title: 'Perfil pendente e perfil que não existe dão o mesmo 404',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ http, contract }) {
    const client = await http();
    const [pending, nobody] = [newPerson(), newPerson()];
    (await signUpAs(client, pending)).expectStatus(202);
    const answers = [
      await profileOf(client, pending.handle),
      await profileOf(client, nobody.handle),
    ] as const;
    for (const answer of answers) expectProblem(contract, answer, 404, 'user_not_found');
    expectSame(answers, [pending, nobody]);
  },
};

export const secrecy: Task[] = [signUpHides, signInHides, lookUpHides, workHides];
