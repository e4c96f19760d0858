import { argon2Sync } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { statement } from '#kernel/db.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { accountOf, letterTo, newPerson, PASSWORD, type Person, signIn } from './support/person.ts';

const setHash = statement('test.set_hash', 'update users.users set password_hash = $2 where id = $1');
const getHash = statement('test.get_hash', 'select password_hash as hash from users.users where id = $1');

describe.runIf(hasDatabase())('senhas', () => {
  const palco = usePalco();
  beforeAll(() => palco().work());
  const change = (person: Person, newPassword: string) =>
    person.call('PUT', '/api/v1/me/password', { currentPassword: PASSWORD, newPassword });
  const hashOf = async ({ id }: Person) =>
    (await palco().building.db.query<{ hash: string }>(getHash, [id]))[0]?.hash;

  test('duas trocas com a mesma senha antiga, ao mesmo tempo: uma vale, e a outra ouve que não confere', async () => {
    const person = await newPerson(palco);
    const elsewhere = await signIn(palco, person.handle);
    const passwords = ['plateia apagada 77', 'cortina fechada 88'];
    const answers = await Promise.all([
      change(person, passwords[0] ?? ''),
      change(elsewhere, passwords[1] ?? ''),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 403]);
    expect(answers.find(({ status }) => status === 403)?.body).toMatchObject({
      code: 'password_wrong',
      errors: [{ field: 'currentPassword' }],
    });
    const won = answers.findIndex(({ status }) => status === 204);
    expect((await signIn(palco, person.handle, passwords[won])).id).toBe(person.id);
    await expect(signIn(palco, person.handle, passwords[1 - won])).rejects.toThrow('credentials_invalid');
  });

  test('hash trocado pela casa no meio não impede a troca pedida pela dona', async () => {
    const person = await newPerson(palco);
    const { parts, db } = palco().building;
    const again = await parts.hashPassword(PASSWORD);
    const { hashPassword } = parts;
    parts.hashPassword = async (password: string) => {
      parts.hashPassword = hashPassword;
      await db.query(setHash, [person.id, again]);
      return hashPassword(password);
    };
    expect((await change(person, 'plateia apagada 77')).status).toBe(204);
    expect((await signIn(palco, person.handle, 'plateia apagada 77')).id).toBe(person.id);
  });

  test('senha guardada em NFKC entra, e a entrada a refaz em NFC', async () => {
    const person = await newPerson(palco);
    const password = 'filme de época \uff12';
    const nonce = Buffer.alloc(16, 7);
    const message = Buffer.from(password.normalize('NFKC'));
    const cost = { tagLength: 32, memory: 19_456, passes: 2, parallelism: 1 };
    const tag = argon2Sync('argon2id', { message, nonce, ...cost });
    const b64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
    const old = `$argon2id$v=19$m=19456,t=2,p=1$${b64(nonce)}$${b64(tag)}`;
    await palco().building.db.query(setHash, [person.id, old]);
    await signIn(palco, person.handle, password);
    const fresh = await hashOf(person);
    expect(fresh).not.toBe(old);
    await signIn(palco, person.handle, password);
    expect(await hashOf(person)).toBe(fresh);
    await expect(signIn(palco, person.handle, 'filme de época 2')).rejects.toThrow('credentials_invalid');
  });
});

describe.runIf(hasDatabase())('senhas, na etapa 02', () => {
  const palco = usePalco({ upTo: 2 });
  beforeAll(() => palco().work());

  test('a carta da troca não fala do que ainda não existe', async () => {
    const account = accountOf('de_antes');
    await palco().building.doors.users?.enroll(account);
    const authorization = `Basic ${Buffer.from(`${account.handle}:${PASSWORD}`).toString('base64')}`;
    const response = await palco().app.inject({
      method: 'PUT',
      url: '/api/v1/me/password',
      headers: { authorization },
      payload: { currentPassword: PASSWORD, newPassword: 'plateia apagada 77' },
    });
    expect(response.statusCode).toBe(204);
    const { text } = await letterTo(palco, account.email);
    expect(text).toContain('A antiga já não vale em lugar nenhum');
    expect(text).not.toMatch(/sess|aparelho/);
    const reset = await palco().app.inject({ method: 'POST', url: '/api/v1/password-resets', payload: {} });
    expect(reset.statusCode).toBe(404);
  });

  test('o pedido de conta que venceu sai na faxina, com o endereço', async () => {
    const { building, app } = palco();
    const payload = accountOf('desistiu');
    expect((await app.inject({ method: 'POST', url: '/api/v1/users', payload })).statusCode).toBe(202);
    const expire = statement('test.expire', "update users.sign_ups set expires_at = now() - interval '1 s'");
    const left = statement('test.left', 'select email from users.sign_ups');
    await building.db.query(expire);
    for (const chore of building.chores) await chore();
    expect(await building.db.query(left)).toEqual([]);
  });
});
