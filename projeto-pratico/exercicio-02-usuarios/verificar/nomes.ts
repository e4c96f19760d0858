import {
  type Answer,
  CheckFailure,
  confirm,
  expectFields,
  expectProblem,
  expectValue,
  newPerson,
  type Task,
  tokenIn,
} from '@trilha/kit';
import { profileOf, signUpAs } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'Nomes: um só dono para cada' };

/** Cada um engana um jeito de conferir: o tamanho, o acento, o alfabeto, o que não se vê, o nome da casa. */
const REFUSED = [
  'ab',
  'a'.repeat(31),
  'ana-maria',
  'ana maria',
  'joão_da_silva',
  'an\u0430_cirilico',
  'a\u200dna_maria',
  'ana\u0000maria',
  'ana_maria\n',
  '🎬🎬🎬',
  'admin',
  'Suporte',
];

const rules: Task = {
  id: 'handle-rules',
  title: 'Nome de usuário: 3 a 30 de a-z, 0-9 e _; o resto, e os nomes da casa, 400 em handle',
  needs: ['process'],
  reread,
  async run({ http, contract }) {
    const client = await http();
    for (const handle of REFUSED) {
      const answer = await signUpAs(client, newPerson({ handle }));
      expectFields(contract, answer, 'handle');
    }
    const { handle } = newPerson();
    for (const allowed of [handle.slice(-3), `${handle}${'_'.repeat(30)}`.slice(0, 30)]) {
      const answer = await signUpAs(client, newPerson({ handle: allowed }));
      // Três letras sorteadas podem já ter dono; o que não podem é ser recusadas pela forma.
      if (answer.status !== 409) answer.expectStatus(202);
    }
  },
};

const wide = (text: string) =>
  text.replaceAll(/[a-z]/gu, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0));

const lookalikes: Task = {
  id: 'handle-lookalikes',
  title: 'Um nome em uso não se repete em maiúsculas, em largura dupla nem em letras parecidas',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ http, contract, actor }) {
    const client = await http();
    const { handle } = (await actor({ handle: `${newPerson().handle}_kis` })).person;
    for (const same of [handle.toUpperCase(), handle.replace('ana', 'Ana')])
      expectProblem(contract, await signUpAs(client, newPerson({ handle: same })), 409, 'handle_taken');
    // O K de Kelvin, o i sem ponto, o s longo, o а cirílico e as letras largas: recusar pela forma também serve.
    const parts = [
      ['kis', '\u212Ais'],
      ['kis', 'k\u0131s'],
      ['kis', 'ki\u017f'],
      ['ana', '\u0430na'],
    ] as const;
    const disguised = [...parts.map(([plain, odd]) => handle.replace(plain, odd)), wide(handle)];
    for (const same of disguised) {
      const answer = await signUpAs(client, newPerson({ handle: same }));
      if (answer.status !== 400) expectProblem(contract, answer, 409, 'handle_taken');
    }
  },
};

const RIVALS = 24;

const race: Task = {
  id: 'handle-race',
  title: 'Vinte e quatro cadastros simultâneos do mesmo nome: um fica com ele, os outros recebem 409',
  needs: ['mail'],
  reread,
  deadlineMs: 40_000,
  async run({ http, contract, mailbox }) {
    const client = await http();
    const { handle } = newPerson();
    const rivals = Array.from({ length: RIVALS }, () => newPerson({ handle }));
    const send = { method: 'POST', path: '/api/v1/users', timeoutMs: 10 * client.patienceMs };
    const answers = await Promise.all(rivals.map((json) => client.send({ ...send, json })));
    for (const answer of answers) expectWinnerOrLoser(answer);
    const winners = rivals.filter((_, index) => answers[index]?.status === 202);
    const [winner] = winners;
    if (winner === undefined || winners.length > 1) {
      throw new CheckFailure({
        expected: 'um 202 e, para os outros, 409 handle_taken',
        got: `${winners.length} cadastros do mesmo nome receberam 202`,
        sent: `${RIVALS} vezes POST /api/v1/users com o mesmo handle, ao mesmo tempo`,
        where: 'status',
      });
    }
    for (const answer of answers.filter(({ status }) => status === 409))
      expectProblem(contract, answer, 409, 'handle_taken');
    const token = tokenIn(await mailbox().expect(winner.email));
    (await confirm(client, token, winner.password)).expectStatus(200);
  },
};

/** Uma fila cheia pode dizer 503 e pedir que se tente de novo; o que ela não pode é quebrar. */
function expectWinnerOrLoser(answer: Answer): void {
  if (answer.status === 202 || answer.status === 409) return;
  if (answer.status !== 503)
    answer.refuse({
      where: 'status',
      expected:
        'um 202 e, para os outros, 409 handle_taken (ou 503 com Retry-After, se a fila de hashes encher)',
      got: `status ${answer.status}`,
    });
  answer.expectHeader('retry-after', /^\d+$/u, 'retry-after com os segundos a esperar');
}

const rename: Task = {
  id: 'handle-change',
  title: 'Quem troca de nome leva a conta; o nome deixado não vai para outra pessoa',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'O nome que alguém deixou' },
  alongside: true,
  async run({ http, contract, actor }) {
    const client = await http();
    const [ana, other] = [await actor(), await actor()];
    const old = ana.person.handle;
    const handle = `${old}_2`;
    const change = (to: string) => ({ method: 'PATCH', path: '/api/v1/me', json: { handle: to } });
    expectProblem(contract, await ana.send(change(other.person.handle.toUpperCase())), 409, 'handle_taken');
    expectFields(contract, await ana.send(change('a b')), 'handle');
    const changed = await ana.send(change(handle.toUpperCase()));
    expectValue(changed, contract.check(changed.expectStatus(200)), { handle });
    const renamed = await ana.again({ handle });
    (await profileOf(client, handle)).expectStatus(200);
    expectProblem(contract, await profileOf(client, old), 404, 'user_not_found');
    expectProblem(contract, await signUpAs(client, newPerson({ handle: old })), 409, 'handle_taken');
    expectProblem(contract, await other.send(change(old)), 409, 'handle_taken');
    (await renamed.send(change(old))).expectStatus(200);
    (await profileOf(client, old)).expectStatus(200);
  },
};

export const handles: Task[] = [rules, lookalikes, rename, race];
