import { beforeEach, describe, expect, test } from 'vitest';
import { type Db, statement } from '#kernel/db.ts';
import { hasDatabase, useDb } from '../../../../test/support/palco.ts';
import { createLockout, type Lockout } from '../index.ts';

const HOUR_MS = 3_600_000;
const clear = statement('test.clear', 'delete from lockout.failures');
const rows = statement('test.rows', 'select encode(key, $1) as key, count from lockout.failures');

describe.runIf(hasDatabase())('bloqueio justo', () => {
  const open = useDb();
  const time = { now: Date.now() };
  let db: Db;
  let lockout: Lockout;
  const create = (perHour = 3) =>
    createLockout({
      db,
      perHour,
      clock: { now: () => new Date(time.now) },
      users: { loginKeys: async () => ['ana', 'ana@exemplo.com.br'] },
    });
  beforeEach(async () => {
    db = await open();
    await db.query(clear);
    lockout = create();
  });

  const wrong = async () => null;
  const right = async () => 'ana';
  const fail = (login: string, device: string | null = null) => lockout.attempt(login, device, wrong);
  const refused = { code: 'too_many_requests', status: 429 };

  test('cem tentativas ao mesmo tempo correm só as que cabem', async () => {
    let ran = 0;
    const prove = async () => {
      ran += 1;
      return null;
    };
    const attempts = Array.from({ length: 100 }, () => lockout.attempt('ana', null, prove));
    const results = await Promise.allSettled(attempts);
    expect(ran).toBe(3);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(97);
  });

  test('esgotadas, nem a senha certa corre; passada a hora, corre', async () => {
    for (const login of ['ana', '@ANA', 'ａｎａ']) await fail(login);
    await expect(lockout.attempt('ana', null, right)).rejects.toMatchObject({
      ...refused,
      headers: { 'retry-after': '3600' },
    });
    time.now += HOUR_MS - 1;
    await expect(fail('ana')).rejects.toMatchObject({ headers: { 'retry-after': '1' } });
    time.now += 1;
    expect(await lockout.attempt('ana', null, right)).toBe('ana');
  });

  test('acerto e prova que não chegou a correr não gastam', async () => {
    const busy = () => lockout.attempt('ana', null, () => Promise.reject(new Error('fila cheia')));
    for (let n = 0; n < 5; n += 1) {
      await lockout.attempt('ana', null, right);
      await expect(busy()).rejects.toThrow('fila cheia');
    }
    await Promise.all([fail('ana'), fail('ana'), fail('ana')]);
    await expect(fail('ana')).rejects.toMatchObject(refused);
  });

  test('acerto de uma janela que passou não dá tentativa a mais na seguinte', async () => {
    const done = Promise.withResolvers<string>();
    const slow = lockout.attempt('ana', null, () => done.promise);
    await expect.poll(() => db.query(rows, ['hex'])).toHaveLength(1);
    time.now += HOUR_MS;
    await fail('ana');
    done.resolve('ana');
    await slow;
    expect(await db.query(rows, ['hex'])).toMatchObject([{ count: 1 }]);
  });

  test('aparelho conhecido tem contagem só sua, e ao estourá-la vira desconhecido', async () => {
    for (let n = 0; n < 3; n += 1) await fail('ana');
    for (let n = 0; n < 3; n += 1) expect(await fail('ana', 'celular')).toBeNull();
    await expect(lockout.attempt('ana', 'celular', right)).rejects.toMatchObject(refused);
    expect(await lockout.attempt('ana', 'computador', right)).toBe('ana');
  });

  test('outro processo, ou o mesmo reiniciado, segue a contagem', async () => {
    for (let n = 0; n < 3; n += 1) await fail('ana');
    await expect(create().attempt('ana', null, right)).rejects.toMatchObject(refused);
  });

  test('senha nova zera as contagens do nome e do e-mail', async () => {
    for (let n = 0; n < 3; n += 1) await Promise.all([fail('ana'), fail('ana@exemplo.com.br')]);
    await db.transaction((tx) => lockout.reactions.passwordChanged(tx, 'id'));
    expect(await lockout.attempt('ana', null, right)).toBe('ana');
    expect(await lockout.attempt('ANA@exemplo.com.br', null, right)).toBe('ana');
  });

  test('a senha pedida de novo a quem já entrou tem contagem própria, que a senha nova zera', async () => {
    for (let n = 0; n < 3; n += 1) expect(await lockout.attemptAs('id', wrong)).toBeNull();
    await expect(lockout.attemptAs('id', right)).rejects.toMatchObject(refused);
    expect(await lockout.attempt('ana', null, right)).toBe('ana');
    expect(await lockout.attemptAs('outra', right)).toBe('ana');
    await db.transaction((tx) => lockout.reactions.passwordChanged(tx, 'id'));
    expect(await lockout.attemptAs('id', right)).toBe('ana');
  });

  test('a dona leva as contagens contra a conta dela, e apagar a conta as apaga', async () => {
    await Promise.all([fail('ana'), fail('ana@exemplo.com.br'), fail('rui')]);
    expect(await lockout.export('id')).toMatchObject([{ count: 1 }, { count: 1 }]);
    await db.transaction((tx) => lockout.reactions.deleting(tx, 'id'));
    expect(await db.query(rows, ['hex'])).toHaveLength(1);
  });

  test('o banco não guarda o login, e a faxina leva as horas que passaram', async () => {
    await fail('ana@exemplo.com.br');
    const hex = Buffer.from('ana').toString('hex');
    expect(JSON.stringify(await db.query(rows, ['hex']))).not.toContain(hex);
    expect(await lockout.cleanUp()).toBe(0);
    time.now += HOUR_MS;
    expect(await lockout.cleanUp()).toBe(1);
  });

  test('zero não limita', async () => {
    const off = create(0);
    for (let n = 0; n < 10; n += 1) await off.attempt('ana', null, wrong);
    expect(await off.attempt('ana', null, right)).toBe('ana');
  });
});
