import { beforeAll, describe, expect, test } from 'vitest';
import { meWith, openApp, readJwt, renew } from './support/app.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { accountOf, newPerson, PASSWORD, type Person, visitor } from './support/person.ts';

const REUSED = 'Encerramos um aparelho da sua conta no Palco';

describe.runIf(hasDatabase())('famílias de tokens de renovação', () => {
  const time = { now: Date.now() };
  const palco = usePalco({ refreshTtlSeconds: 1_000 }, { now: () => new Date(time.now) });
  let person: Person;
  beforeAll(async () => {
    await palco().work();
    person = await newPerson(palco);
  });
  const open = () => openApp(palco, person.handle);
  const letters = () =>
    palco()
      .mail.letters()
      .filter(({ to, subject }) => to === accountOf(person.handle).email && subject === REUSED);
  const rows = async (sql: string) => (await palco().building.db.pool.query(sql)).rows;

  test('cada token vale uma troca, e o par novo vale', async () => {
    const app = await open();
    const answer = await renew(palco, app.refreshToken);
    expect(answer).toMatchObject({
      status: 200,
      body: { tokenType: 'Bearer', refreshExpiresIn: 1_000 },
      headers: { 'cache-control': 'no-store' },
    });
    expect(answer.body.refreshToken).not.toBe(app.refreshToken);
    expect((await meWith(palco, `Bearer ${answer.body.accessToken}`)).status).toBe(200);
    expect((await renew(palco, answer.body.refreshToken)).status).toBe(200);
  });

  test('200 trocas simultâneas do mesmo token dão um sucessor só, e ele vale', async () => {
    const { refreshToken } = await open();
    const answers = await Promise.all(Array.from({ length: 200 }, () => renew(palco, refreshToken)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const successors = new Set(answers.map(({ body }) => body.refreshToken));
    expect(successors.size).toBe(1);
    const [successor] = successors;
    expect((await renew(palco, successor)).status).toBe(200);
  });

  test('resposta perdida: dentro da graça, repetir dá o mesmo sucessor', async () => {
    const { refreshToken } = await open();
    const first = await renew(palco, refreshToken);
    time.now += 9_999;
    const again = await renew(palco, refreshToken);
    expect(again).toMatchObject({ status: 200, body: { refreshToken: first.body.refreshToken } });
    // mesmo que o sucessor já tenha sido trocado por outra aba
    expect((await renew(palco, first.body.refreshToken)).status).toBe(200);
  });

  test('passada a graça, reapresentar encerra a família inteira, avisa uma vez e diz por quê', async () => {
    const app = await open();
    const before = letters().length;
    const successor = await renew(palco, app.refreshToken);
    time.now += 10_000;
    const thieves = await Promise.all(Array.from({ length: 8 }, () => renew(palco, app.refreshToken)));
    const codes = thieves.map(({ status, body }) => `${status} ${body.code}`).sort();
    expect(codes.filter((code) => code === '401 refresh_reused')).toHaveLength(1);
    expect(codes.filter((code) => code === '401 refresh_invalid')).toHaveLength(7);
    expect((await renew(palco, successor.body.refreshToken)).body.code).toBe('refresh_invalid');
    for (const { accessToken } of [app, successor.body])
      expect((await meWith(palco, `Bearer ${accessToken}`)).status).toBe(401);
    await expect.poll(() => letters().length, { timeout: 10_000 }).toBe(before + 1);
    await expect
      .poll(() => rows('select 1 from sessions.notices where kind = $$refresh_reused$$'))
      .toEqual([]);
  });

  test('a família de outro aparelho segue viva', async () => {
    const [mine, other] = [await open(), await open()];
    await renew(palco, mine.refreshToken);
    time.now += 10_000;
    expect((await renew(palco, mine.refreshToken)).body.code).toBe('refresh_reused');
    expect((await renew(palco, other.refreshToken)).status).toBe(200);
    expect((await person.call('GET', '/api/v1/me')).status).toBe(200);
  });

  test('sem uso a família vence; usada, anda', async () => {
    const app = await open();
    time.now += 900_000;
    const { body } = await renew(palco, app.refreshToken);
    time.now += 900_000;
    const last = await renew(palco, body.refreshToken);
    expect(last.status).toBe(200);
    time.now += 1_000_000;
    expect((await renew(palco, last.body.refreshToken)).body.code).toBe('refresh_invalid');
  });

  test.each(['x', 'a'.repeat(43), 'é'.repeat(43), "' or true --", 'a'.repeat(200)])(
    '%j não é token',
    async (token) => {
      expect(await renew(palco, token)).toMatchObject({ status: 401, body: { code: 'refresh_invalid' } });
    },
  );

  test('sair encerra a família, e responde igual para qualquer texto', async () => {
    const app = await open();
    const revoke = (refreshToken: string) =>
      visitor(palco).call('POST', '/api/v1/tokens/revoke', { refreshToken });
    expect((await revoke('qualquer')).status).toBe(204);
    expect((await revoke(app.refreshToken)).status).toBe(204);
    expect((await revoke(app.refreshToken)).status).toBe(204);
    expect((await renew(palco, app.refreshToken)).body.code).toBe('refresh_invalid');
    expect((await meWith(palco, `Bearer ${app.accessToken}`)).status).toBe(401);
  });

  test('sair com um token já trocado também encerra', async () => {
    const app = await open();
    const { body } = await renew(palco, app.refreshToken);
    await visitor(palco).call('POST', '/api/v1/tokens/revoke', { refreshToken: app.refreshToken });
    expect((await renew(palco, body.refreshToken)).body.code).toBe('refresh_invalid');
  });

  test('trocar e encerrar ao mesmo tempo nunca dá 5xx nem deixa família viva', async () => {
    const owner = await newPerson(palco);
    for (let round = 0; round < 5; round += 1) {
      const app = await openApp(palco, owner.handle);
      const [renewed, ended] = await Promise.all([
        Promise.all(Array.from({ length: 10 }, () => renew(palco, app.refreshToken))),
        owner.call('DELETE', '/api/v1/me/devices'),
      ]);
      expect(ended.status).toBe(204);
      const statuses = renewed.map(({ status }) => status);
      expect(
        statuses.every((status) => status === 200 || status === 401),
        statuses.join(),
      ).toBe(true);
      for (const { body } of renewed.filter(({ status }) => status === 200))
        expect((await renew(palco, body.refreshToken)).body.code).toBe('refresh_invalid');
    }
  });

  test('quem troca espera quem encerra, e não ao contrário: os dois não se travam', async () => {
    const app = await open();
    const client = await palco().building.db.pool.connect();
    const { sid } = readJwt(app.accessToken).payload;
    await client.query('begin');
    await client.query('select 1 from sessions.sessions where id = $1 for update', [sid]);
    const renewing = renew(palco, app.refreshToken);
    const waiting = async () =>
      (
        await rows(
          `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        )
      ).length;
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
    await client.query('delete from sessions.sessions where id = $1', [sid]);
    await client.query('commit');
    client.release();
    expect((await renewing).body.code).toBe('refresh_invalid');
  });

  test('quem lê o banco não ganha token nenhum', async () => {
    const app = await open();
    const { body } = await renew(palco, app.refreshToken);
    const dump = await rows('select t::text as row from sessions.refresh_tokens t');
    const text = dump.map(({ row }) => row).join('\n');
    for (const token of [app.refreshToken, body.refreshToken]) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(Buffer.from(token).toString('hex'));
      expect(text).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
    }
  });

  test('a faxina apaga os trocados que já não denunciariam ninguém', async () => {
    await open().then(({ refreshToken }) => renew(palco, refreshToken));
    time.now += 1_000_001;
    await palco().building.doors.sessions?.cleanUp();
    expect(await rows('select 1 from sessions.refresh_tokens')).toEqual([]);
  });

  test('apagar a conta leva aparelhos, tokens e reconhecimentos', async () => {
    const owner = await newPerson(palco);
    const app = await openApp(palco, owner.handle);
    await owner.call('POST', '/api/v1/me/deletion', { password: PASSWORD });
    expect((await renew(palco, app.refreshToken)).body.code).toBe('refresh_invalid');
    for (const table of ['sessions', 'known_devices', 'notices'])
      expect(await rows(`select 1 from sessions.${table} where user_id = '${owner.id}'`)).toEqual([]);
  });
});

describe.runIf(hasDatabase())('trocas em laço', () => {
  const PER_MINUTE = 5;
  const time = { now: Date.now() };
  const clock = { now: () => new Date(time.now) };
  const palco = usePalco({ authAttemptsPerMinute: PER_MINUTE }, clock);

  test('cada aparelho troca tantas vezes por minuto; o token recusado continua valendo, e nada se grava', async () => {
    const person = await newPerson(palco);
    const [app, other] = [await openApp(palco, person.handle), await openApp(palco, person.handle)];
    const used: string[] = [];
    let { refreshToken } = app;
    for (let n = 0; n < PER_MINUTE; n += 1) {
      used.push(refreshToken);
      ({ refreshToken } = (await renew(palco, refreshToken)).body);
      time.now += 1_000;
    }
    const rows = async () =>
      (await palco().building.db.pool.query('select 1 from sessions.refresh_tokens')).rowCount;
    const before = await rows();
    const refused = { status: 429, body: { code: 'too_many_requests' }, headers: { 'retry-after': '55' } };
    for (let n = 0; n < 3; n += 1) expect(await renew(palco, refreshToken)).toMatchObject(refused);
    expect(await rows()).toBe(before);
    // repetir dentro da graça não é outra troca
    expect((await renew(palco, used.at(-1) ?? '')).body.refreshToken).toBe(refreshToken);
    expect((await renew(palco, other.refreshToken)).status).toBe(200);
    time.now += 54_999;
    expect((await renew(palco, refreshToken)).status).toBe(429);
    time.now += 1;
    expect((await renew(palco, refreshToken)).status).toBe(200);
  });
});

describe.runIf(hasDatabase())('sem graça', () => {
  const palco = usePalco({ refreshGraceSeconds: 0 });

  test('a segunda apresentação já é reuso', async () => {
    const person = await newPerson(palco);
    const { refreshToken } = await openApp(palco, person.handle);
    const answers = await Promise.all([renew(palco, refreshToken), renew(palco, refreshToken)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    const successor = answers.find(({ status }) => status === 200)?.body.refreshToken;
    expect((await renew(palco, successor)).body.code).toBe('refresh_invalid');
  });
});
