import { beforeAll, describe, expect, test } from 'vitest';
import { meWith, openApp, renew } from './support/app.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import {
  type Answer,
  accountOf,
  NEW_DEVICE,
  newPerson,
  PASSWORD,
  type Person,
  visitor,
} from './support/person.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** O cookie deste nome, como o navegador o guardaria. */
const cookieNamed = ({ headers }: Answer, name: string): string | undefined =>
  [headers['set-cookie'] ?? ''].flat().find((line) => line.startsWith(`${name}=`));
const pairOf = (line: string | undefined) => line?.split(';', 1)[0] ?? '';

describe.runIf(hasDatabase())('aparelhos', () => {
  const time = { now: Date.now() };
  const palco = usePalco({}, { now: () => new Date(time.now) });
  beforeAll(() => palco().work());
  const enter = (login: string, headers: Record<string, string> = {}) =>
    visitor(palco).call('POST', '/api/v1/sessions', { login, password: PASSWORD }, headers);
  const list = async (who: Person, headers = {}) =>
    (await who.call('GET', '/api/v1/me/devices', undefined, headers)).body.items;

  test('a lista diz qual é cada um, qual é este e quando foi visto', async () => {
    const person = await newPerson(palco);
    await openApp(palco, person.handle, { deviceName: '  Celular\u0007 da\u202e Lia ' });
    await enter(person.handle, { 'user-agent': FIREFOX });
    const items = await list(person);
    expect(items).toMatchObject([
      { kind: 'browser', name: 'Firefox no Linux', current: false, address: '127.0.0.1' },
      { kind: 'app', name: 'Celular da Lia', current: false },
      { kind: 'browser', current: true },
    ]);
    for (const { createdAt } of items) expect(createdAt).toBe(new Date(time.now).toISOString());
  });

  test('encerrar um aparelho: a sessão e o token dele morrem na hora, os outros ficam', async () => {
    const person = await newPerson(palco);
    const app = await openApp(palco, person.handle);
    const browser = await enter(person.handle, { 'user-agent': FIREFOX });
    expect((await meWith(palco, `Bearer ${app.accessToken}`)).status).toBe(200);
    for (const { id, current } of await list(person))
      if (!current) expect((await person.call('DELETE', `/api/v1/me/devices/${id}`)).status).toBe(204);
    expect((await meWith(palco, `Bearer ${app.accessToken}`)).status).toBe(401);
    expect((await renew(palco, app.refreshToken)).body.code).toBe('refresh_invalid');
    const cookie = pairOf(cookieNamed(browser, 'palco_session'));
    expect((await visitor(palco).call('GET', '/api/v1/me', undefined, { cookie })).status).toBe(401);
    expect(await list(person)).toHaveLength(1);
  });

  test('o aparelho de outra pessoa e o que não existe respondem igual', async () => {
    const [person, other] = [await newPerson(palco), await newPerson(palco)];
    const [{ id }] = await list(other);
    const foreign = await person.call('DELETE', `/api/v1/me/devices/${id}`);
    const missing = await person.call('DELETE', '/api/v1/me/devices/01a20ae0-786e-7000-afd0-0c3ac3dcbb4e');
    expect(foreign).toMatchObject({ status: 404, body: { code: 'device_not_found' } });
    expect({ ...foreign.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
    expect((await person.call('DELETE', '/api/v1/me/devices/x')).status).toBe(400);
    expect((await other.call('GET', '/api/v1/me')).status).toBe(200);
  });

  test('encerrar os outros deixa só o atual, também quando o atual é um aplicativo', async () => {
    const person = await newPerson(palco);
    const app = await openApp(palco, person.handle);
    await enter(person.handle);
    const headers = { authorization: `Bearer ${app.accessToken}` };
    expect((await visitor(palco).call('DELETE', '/api/v1/me/devices', undefined, headers)).status).toBe(204);
    expect(await list(visitor(palco), headers)).toMatchObject([{ kind: 'app', current: true }]);
    expect((await person.call('GET', '/api/v1/me')).status).toBe(401);
  });

  test('o visto por último anda com o uso, sem escrever a cada requisição', async () => {
    const person = await newPerson(palco);
    const born = new Date(time.now).toISOString();
    palco().takeQueries();
    await person.call('GET', '/api/v1/me');
    expect(palco().takeQueries()).not.toContain('devices.touch');
    time.now += 300_001;
    await person.call('GET', '/api/v1/me');
    expect(palco().takeQueries()).toContain('devices.touch');
    const [{ createdAt, lastSeenAt }] = await list(person);
    expect([createdAt, lastSeenAt]).toEqual([born, new Date(time.now).toISOString()]);
  });

  test('o token confere o aparelho sem consultar o banco a cada requisição', async () => {
    const person = await newPerson(palco);
    const { accessToken } = await openApp(palco, person.handle);
    await meWith(palco, `Bearer ${accessToken}`);
    palco().takeQueries();
    await meWith(palco, `Bearer ${accessToken}`);
    expect(palco().takeQueries()).not.toContain('devices.alive');
    time.now += 5_000;
    await meWith(palco, `Bearer ${accessToken}`);
    expect(palco().takeQueries()).toContain('devices.alive');
  });

  test('quem entra mil vezes não enche a própria lista: ficam os 100 vistos por último', async () => {
    const person = await newPerson(palco);
    const { db } = palco().building;
    await db.pool.query(
      `insert into sessions.sessions (id, user_id, token_hash, created_at, expires_at)
       select gen_random_uuid(), $1, sha256(n::text::bytea), now() - interval '1 day', now() + interval '1 year'
       from generate_series(1, 150) n`,
      [person.id],
    );
    await enter(person.handle);
    expect(await list(person)).toHaveLength(100);
    expect((await person.call('GET', '/api/v1/me')).status).toBe(200);
  });

  test('os aparelhos vão na exportação', async () => {
    const person = await newPerson(palco);
    await openApp(palco, person.handle, { deviceName: 'Tablet' });
    const { body } = await person.call('GET', '/api/v1/me/export');
    expect(body.sessions.devices).toMatchObject([
      { name: 'Tablet', address: '127.0.0.1' },
      { kind: 'browser' },
    ]);
    expect(body.sessions.knownDevices).toHaveLength(2);
    expect(JSON.stringify(body)).not.toContain('hash');
  });
});

describe.runIf(hasDatabase())('aviso de entrada', () => {
  const time = { now: Date.parse('2026-11-30T15:04:00Z') };
  const palco = usePalco({}, { now: () => new Date(time.now) });
  beforeAll(() => palco().work());
  const enter = (login: string, cookie = '', agent = FIREFOX) =>
    visitor(palco).call(
      'POST',
      '/api/v1/sessions',
      { login, password: PASSWORD },
      { 'user-agent': agent, ...(cookie ? { cookie } : {}) },
    );
  const notices = (handle: string) =>
    palco()
      .mail.letters()
      .filter(({ to, subject }) => to === accountOf(handle).email && subject === NEW_DEVICE);
  const settled = (handle: string, count: number) =>
    expect.poll(() => notices(handle).length, { timeout: 10_000 }).toBe(count);
  const enroll = async (handle: string) => {
    await palco().building.doors.users?.enroll(accountOf(handle));
    return handle;
  };
  const deviceOf = (answer: Answer) => pairOf(cookieNamed(answer, 'palco_device'));
  /** Uma entrada de outro aparelho, cujo aviso prova que os anteriores já saíram. */
  const marker = async (handle: string, count: number) => {
    await enter(handle);
    await settled(handle, count);
  };

  test('aparelho novo avisa com hora, aparelho, endereço e o que fazer', async () => {
    const handle = await enroll('avisada');
    await enter(handle);
    await settled(handle, 1);
    const [{ text = '', html = '' } = {}] = notices(handle);
    expect(text).toContain('Firefox no Linux');
    expect(text).toContain('127.0.0.1');
    expect(text).toContain('30 de novembro de 2026 às 12:04');
    expect(text).toContain('http://localhost:3000/conta/seguranca');
    expect(html).toContain('troque a senha');
    const left = async () => (await palco().building.db.pool.query('select 1 from sessions.notices')).rows;
    await expect.poll(left, { timeout: 10_000 }).toEqual([]);
  });

  test('o mesmo navegador não avisa de novo, e conhece várias contas', async () => {
    const [first, second] = [await enroll('conhecida'), await enroll('conhecida_2')];
    const device = deviceOf(await enter(first));
    const moved = await enter(second, device);
    expect(deviceOf(moved)).not.toBe(device);
    await settled(second, 1);
    expect(deviceOf(await enter(first, deviceOf(moved)))).toBe(deviceOf(moved));
    expect(deviceOf(await enter(second, deviceOf(moved)))).toBe(deviceOf(moved));
    await marker(first, 2);
    expect(notices(second)).toHaveLength(1);
  });

  test('o aplicativo que devolve o seu deviceToken não avisa de novo', async () => {
    const handle = await enroll('pelo_app');
    const { deviceToken } = await openApp(palco, handle);
    await settled(handle, 1);
    expect((await openApp(palco, handle, { deviceToken })).deviceToken).toBe(deviceToken);
    await marker(handle, 2);
  });

  test('reconhecimento plantado no navegador da vítima não vira aparelho conhecido de quem o plantou', async () => {
    const [attacker, victim] = [await enroll('quem_planta'), await enroll('vitima')];
    const planted = deviceOf(await enter(attacker));
    await enter(victim, planted);
    await settled(victim, 1);
    await enter(victim, planted);
    await settled(victim, 2);
  });

  test('o nome que o aplicativo se dá não leva link nem marcação ao e-mail', async () => {
    const handle = await enroll('isca');
    await openApp(palco, handle, { deviceName: 'Palco: <b>veja</b> https://mau.exemplo/x' });
    await settled(handle, 1);
    const [{ text = '', html = '' } = {}] = notices(handle);
    expect(text).toContain('Aparelho: Palco <b>veja< b> https mau exemplo x.');
    expect(html).toContain('Palco &lt;b&gt;veja&lt; b&gt; https mau exemplo x.');
  });

  test('cookie inventado, malformado ou vencido não é conhecido', async () => {
    const handle = await enroll('inventada');
    const device = deviceOf(await enter(handle));
    await enter(handle, `palco_device=${'a'.repeat(43)}`);
    await enter(handle, 'palco_device=%00x');
    await settled(handle, 3);
    time.now += 31_536_000_000;
    await enter(handle, device);
    await settled(handle, 4);
  });

  test('encerrado, trocada a senha ou apagado da lista, o aparelho volta a ser desconhecido; sair não o esquece', async () => {
    const handle = await enroll('esquecida');
    const answer = await enter(handle);
    const device = deviceOf(answer);
    const session = pairOf(cookieNamed(answer, 'palco_session'));
    await visitor(palco).call('DELETE', '/api/v1/sessions/current', undefined, { cookie: session });
    const again = await enter(handle, device);
    const headers = { cookie: pairOf(cookieNamed(again, 'palco_session')) };
    const { body } = await visitor(palco).call('GET', '/api/v1/me/devices', undefined, headers);
    await visitor(palco).call('DELETE', `/api/v1/me/devices/${body.items[0].id}`, undefined, headers);
    const third = await enter(handle, device);
    await settled(handle, 2);
    const change = { currentPassword: PASSWORD, newPassword: 'plateia apagada 77' };
    const elsewhere = { cookie: pairOf(cookieNamed(await enter(handle), 'palco_session')) };
    expect((await visitor(palco).call('PUT', '/api/v1/me/password', change, elsewhere)).status).toBe(204);
    const back = { login: handle, password: change.newPassword };
    await visitor(palco).call('POST', '/api/v1/sessions', back, { cookie: deviceOf(third) });
    await settled(handle, 4);
  });

  test('senha errada não avisa ninguém', async () => {
    const handle = await enroll('errada');
    await visitor(palco).call('POST', '/api/v1/sessions', { login: handle, password: 'errada demais' });
    await marker(handle, 1);
  });
});
