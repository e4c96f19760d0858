import {
  type Answer,
  CheckFailure,
  confirm,
  type HttpClient,
  type Mailbox,
  NoAnswer,
  newPerson,
  type Person,
  type RunningServer,
  type Task,
  tokenIn,
  withAnother,
} from '@trilha/kit';
import { profileOf, signUpAs } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'O que se prometeu não se perde' };
/** Quanto esperar uma mensagem depois de uma queda. */
const DELIVERY_MS = 10_000;
/** E, com o correio fora do ar, a primeira tentativa de entrega: sem ela, nada se provou. */
const ATTEMPT_MS = 5_000;

const mailOutage: Task = {
  id: 'mail-outage',
  title: 'Com o correio fora do ar o cadastro responde 202, e a mensagem chega quando ele volta',
  needs: ['mail'],
  reread,
  deadlineMs: 60_000,
  async run({ http, mailbox }) {
    const client = await http();
    const person = newPerson();
    mailbox().cut();
    try {
      const attempt = mailbox().attempted(ATTEMPT_MS);
      (await signUpAs(client, person)).expectStatus(202);
      await attempt;
    } finally {
      mailbox().restore();
    }
    const token = tokenIn(await mailbox().expect(person.email, { deadlineMs: DELIVERY_MS }));
    (await confirm(client, token, person.password)).expectStatus(200);
  },
};

const PEOPLE = 8;
/** Mata-se o processo com tantos já respondidos: os outros estão em algum ponto do caminho. */
const ANSWERED = 3;

const killed: Task = {
  id: 'kill-signup',
  title: 'kill -9 no meio dos cadastros: o que teve resposta chega, o que não teve se repete',
  needs: ['process', 'mail'],
  reread,
  deadlineMs: 90_000,
  async run({ launch, mailbox }) {
    const people = Array.from({ length: PEOPLE }, () => newPerson());
    const answered = await killAmid(await launch(), people, signUpAs);
    await withAnother(launch, {}, async ({ http }) => {
      for (const person of people.filter((one) => !answered.has(one)))
        (await signUpAs(http, person)).expectStatus(202);
      const confirmed = people.map(async (person) =>
        confirm(http, await tokenFor(mailbox(), person), person.password),
      );
      for (const answer of await Promise.all(confirmed)) answer.expectStatus(200);
    });
  },
};

const killedConfirming: Task = {
  id: 'kill-confirmation',
  title: 'kill -9 no meio das confirmações: repetir conclui, e nenhuma conta fica pela metade',
  needs: ['process', 'mail'],
  reread,
  alongside: true,
  deadlineMs: 90_000,
  async run({ http: main, launch, mailbox }) {
    const people = Array.from({ length: PEOPLE / 2 }, () => newPerson());
    const before = await main();
    for (const person of people) (await signUpAs(before, person)).expectStatus(202);
    const tokens = new Map<Person, string>();
    for (const person of people) tokens.set(person, await tokenFor(mailbox(), person));
    const again = (http: HttpClient, person: Person) =>
      confirm(http, tokens.get(person) ?? '', person.password);
    await killAmid(await launch(), people, again);
    await withAnother(launch, {}, async ({ http }) => {
      for (const person of people) {
        (await again(http, person)).expectStatus(200);
        (await profileOf(http, person.handle)).expectStatus(200);
      }
    });
  },
};

/** Manda um pedido de cada pessoa e mata o processo quando alguns já tiveram resposta; devolve quem a teve. */
async function killAmid(
  { http, process }: RunningServer,
  people: Person[],
  request: (http: HttpClient, person: Person) => Promise<Answer>,
): Promise<Set<Person>> {
  const answered = new Set<Person>();
  let kill: Promise<void> | undefined;
  const one = async (person: Person) => {
    const answer = await request(http, person);
    if (answer.status >= 500) answer.expectStatus(202);
    if (answer.status < 300) answered.add(person);
    if (answered.size >= Math.min(ANSWERED, people.length - 1)) kill ??= process.kill();
  };
  await Promise.all(people.map((person) => one(person).catch(ignoreCut)));
  await (kill ?? process.kill());
  return answered;
}

function ignoreCut(error: unknown): void {
  if (!(error instanceof NoAnswer) || error.kind === 'timeout') throw error;
}

/** A última mensagem de alguém. Repetida depois de uma queda, é a mesma mensagem: o programa de e-mail mostra uma só. */
async function tokenFor(mailbox: Mailbox, { email }: Person): Promise<string> {
  await mailbox.expect(email, { deadlineMs: DELIVERY_MS });
  const letters = mailbox.to(email);
  const ids = new Map(letters.map((letter) => [tokenIn(letter), new Set<string>()]));
  for (const letter of letters) ids.get(tokenIn(letter))?.add(letter.messageId);
  for (const seen of ids.values()) {
    if (seen.size === 1) continue;
    throw new CheckFailure({
      expected: 'a mesma mensagem com o mesmo Message-ID, mesmo entregue de novo',
      got: `${seen.size} Message-ID para o mesmo token`,
      where: 'mensagem',
    });
  }
  return tokenIn(letters.at(-1) ?? (await mailbox.expect(email)));
}

export const crashes: Task[] = [mailOutage, killed, killedConfirming];
