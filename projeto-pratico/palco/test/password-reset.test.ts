import { waitFor } from '@trilha/services';
import { beforeAll, describe, expect, test } from 'vitest';
import { need } from '#app/building.ts';
import { statement } from '#kernel/db.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import {
  accountOf,
  cookieOf,
  letterTo,
  newPerson,
  PASSWORD,
  type Person,
  signIn,
  tokenIn,
  visitor,
} from './support/person.ts';

const NEW_PASSWORD = 'plateia apagada 77';

describe.runIf(hasDatabase())('senha esquecida', () => {
  const time = { now: Date.now() };
  const palco = usePalco({}, { now: () => new Date(time.now) });
  const someone = visitor(palco);
  beforeAll(() => palco().work());

  const ask = (email: string) => someone.call('POST', '/api/v1/password-resets', { email });
  const confirm = (token: string, newPassword = NEW_PASSWORD) =>
    someone.call('POST', '/api/v1/password-resets/confirm', { token, newPassword });
  const emailOf = ({ handle }: Person) => accountOf(handle).email;
  const linksTo = (address: string) =>
    palco()
      .mail.letters()
      .filter(({ to }) => to === address)
      .flatMap(({ text }) => /\/nova-senha#([\w-]{43})\n/.exec(text)?.[1] ?? []);
  /** Pede um link e o lê na mensagem. */
  const linkFor = async (person: Person) => {
    const before = linksTo(emailOf(person)).length;
    await ask(emailOf(person));
    const what = 'a mensagem com o link';
    return waitFor(() => linksTo(emailOf(person))[before], { deadlineMs: 15_000, everyMs: 10, what });
  };
  const quiet = () =>
    waitFor(
      async () => {
        const { waiting, running } = await need(palco().building, 'jobs').counts();
        return waiting + running === 0 ? true : undefined;
      },
      { deadlineMs: 15_000, everyMs: 10, what: 'a fila vazia' },
    );

  test('com conta ou sem, a mesma resposta e as mesmas consultas; só a dona recebe o link', async () => {
    const person = await newPerson(palco);
    await quiet();
    const traced = async (email: string) => {
      palco().takeQueries();
      const { status, body, headers } = await ask(email);
      const mine = palco()
        .takeQueries()
        .filter((name) => /^(budgets|standing)\./.test(name));
      return { status, body, cache: headers['cache-control'], mine };
    };
    const known = await traced(emailOf(person));
    expect(known).toMatchObject({ status: 202, body: { status: 'reset_sent' }, cache: 'no-store' });
    expect(known.mine).toEqual(['budgets.spend', 'standing.id_by_email']);
    expect(await traced('sem.conta@exemplo.com.br')).toEqual(known);
    await quiet();
    expect(linksTo(emailOf(person))).toHaveLength(1);
    expect(linksTo('sem.conta@exemplo.com.br')).toEqual([]);
  });

  test('o link troca a senha uma vez, encerra todos os aparelhos, avisa e não entra sozinho', async () => {
    const person = await newPerson(palco);
    const elsewhere = await signIn(palco, person.handle);
    const token = await linkFor(person);
    const done = await confirm(token);
    expect(done.status).toBe(204);
    expect(cookieOf(done)).not.toContain('session');
    for (const device of [person, elsewhere])
      expect((await device.call('GET', '/api/v1/me')).status).toBe(401);
    expect((await confirm(token)).body.code).toBe('token_invalid');
    await expect(signIn(palco, person.handle)).rejects.toThrow('credentials_invalid');
    expect((await signIn(palco, person.handle, NEW_PASSWORD)).id).toBe(person.id);
    await quiet();
    const subjects = palco()
      .mail.letters()
      .flatMap(({ to, subject }) => (to === emailOf(person) ? subject : []));
    expect(subjects).toContain('A senha da sua conta no Palco mudou');
  });

  test('senha fraca é recusada no campo, e o link segue valendo', async () => {
    const person = await newPerson(palco);
    const token = await linkFor(person);
    for (const weak of ['curta', 'senha123456', emailOf(person)]) {
      const { status, body } = await confirm(token, weak);
      expect({ status, fields: body.errors.map(({ field }: { field: string }) => field) }).toEqual({
        status: 400,
        fields: ['newPassword'],
      });
    }
    expect((await confirm(token)).status).toBe(204);
  });

  test('vinte trocas ao mesmo tempo, por um link ou por dois da mesma conta: uma vale', async () => {
    const person = await newPerson(palco);
    const tokens = [await linkFor(person), await linkFor(person)];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => confirm(tokens[n % 2] ?? '', `${NEW_PASSWORD} ${n}`)),
    );
    const won = answers.findIndex(({ status }) => status === 204);
    expect(answers.filter(({ body }) => body.code === 'token_invalid')).toHaveLength(19);
    expect((await signIn(palco, person.handle, `${NEW_PASSWORD} ${won}`)).id).toBe(person.id);
  });

  const changePassword = (person: Person) =>
    person.call('PUT', '/api/v1/me/password', { currentPassword: PASSWORD, newPassword: 'outra coxia 99' });
  async function changeEmail(person: Person): Promise<void> {
    const email = `mudou.${person.handle}@exemplo.com.br`;
    await person.call('PUT', '/api/v1/me/email', { email, password: PASSWORD });
    const token = tokenIn(await letterTo(palco, email));
    await someone.call('POST', '/api/v1/email-confirmations', { token, password: PASSWORD });
  }
  const expire = async () => {
    time.now += 1_800_000;
  };
  const suspend = ({ id }: Person) =>
    palco().building.db.transaction((tx) => need(palco().building, 'users').suspend(tx, id, 'spam'));

  test.each([
    ['a senha foi trocada', changePassword],
    ['o e-mail foi trocado', changeEmail],
    ['a conta foi suspensa', suspend],
    ['a conta foi apagada', (who: Person) => who.call('POST', '/api/v1/me/deletion', { password: PASSWORD })],
    ['passou da validade', expire],
  ])('o link deixa de valer quando %s', async (_what, happen) => {
    const person = await newPerson(palco);
    const token = await linkFor(person);
    await happen(person);
    expect(await confirm(token)).toMatchObject({ status: 400, body: { code: 'token_invalid' } });
  });

  test('três mensagens por hora para cada endereço; os pedidos de conta não gastam as da senha', async () => {
    const person = await newPerson(palco);
    for (let n = 0; n < 6; n += 1) {
      const body = { ...accountOf(`gasta_${n}`), email: emailOf(person) };
      expect((await someone.call('POST', '/api/v1/users', body)).status).toBe(202);
    }
    const answers = [];
    for (let n = 0; n < 5; n += 1) answers.push(await ask(emailOf(person).toUpperCase()));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    await quiet();
    expect(linksTo(emailOf(person))).toHaveLength(3);
    time.now += 3_600_000;
    await ask(emailOf(person));
    await quiet();
    expect(linksTo(emailOf(person))).toHaveLength(4);
  });

  test('conta desativada recebe, e continua desativada; suspensa não recebe', async () => {
    const [away, banned] = [await newPerson(palco), await newPerson(palco)];
    await away.call('POST', '/api/v1/me/deactivation', { password: PASSWORD });
    expect((await confirm(await linkFor(away))).status).toBe(204);
    const back = await signIn(palco, away.handle, NEW_PASSWORD);
    expect((await back.call('GET', '/api/v1/me')).body.status).toBe('deactivated');
    await suspend(banned);
    await ask(emailOf(banned));
    await quiet();
    expect(linksTo(emailOf(banned))).toEqual([]);
  });

  test('conta sem senha ganha uma', async () => {
    const { building } = palco();
    const users = need(building, 'users');
    const identity = { handle: 'so_externa', name: 'E', email: 'so_externa@exemplo.com.br' };
    const id = await building.db.transaction((tx) => users.enrollWithoutPassword(tx, identity));
    expect(await users.hasPassword(id)).toBe(false);
    expect(await users.authenticate('so_externa', PASSWORD)).toBeNull();
    await expect(users.prove(id, PASSWORD)).rejects.toThrow('Esta conta ainda não tem senha');
    await ask(identity.email);
    await quiet();
    const token = linksTo(identity.email)[0] ?? '';
    expect((await confirm(token)).status).toBe(204);
    expect(await users.hasPassword(id)).toBe(true);
    expect((await signIn(palco, 'so_externa', NEW_PASSWORD)).id).toBe(id);
  });

  test('o banco não guarda o token, e a faxina leva o que venceu', async () => {
    const { db, chores } = palco().building;
    const person = await newPerson(palco);
    const token = await linkFor(person);
    const dump = statement('test.resets', 'select r::text as row from users.password_resets r');
    const rows = await db.query<{ row: string }>(dump);
    expect(rows.length).toBeGreaterThan(0);
    const exported = (await person.call('GET', '/api/v1/me/export')).body;
    expect(exported.passwordResets).toEqual([{ email: emailOf(person), expiresAt: expect.any(String) }]);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString('hex'));
    time.now += 1_800_000;
    for (const chore of chores) await chore();
    expect(await db.query(dump)).toEqual([]);
  });
});
