import { afterAll, describe, expect, test } from 'vitest';
import { need } from '#app/building.ts';
import { compose, type Palco } from '#app/compose.ts';
import { createLog } from '#app/log.ts';
import { meWith, openApp, readJwt } from './support/app.ts';
import { testConfig } from './support/config.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, visitor } from './support/person.ts';

const TTL = 2_592_000;
const AHEAD_MS = 600_000;

describe.runIf(hasDatabase())('chaves de assinar', () => {
  const time = { now: Date.now() };
  const clock = { now: () => new Date(time.now) };
  const palco = usePalco({ signingKeyTtlSeconds: TTL }, clock);
  const others: Palco[] = [];
  afterAll(() => Promise.all(others.map(({ close }) => close())));
  /** Outro processo sobre o mesmo banco. */
  const another = async (changes = {}) => {
    const { databaseUrl, storageDir } = palco().config;
    const config = testConfig({ databaseUrl, storageDir, signingKeyTtlSeconds: TTL, ...changes });
    const built = await compose({ config, log: createLog('silent'), clock });
    await built.app.ready();
    others.push(built);
    return { ...built, keys: need(built.building, 'keys') };
  };
  const keys = () => need(palco().building, 'keys');
  const kids = async () => (await keys().publicSet()).keys.map(({ kid }) => kid);
  const jwks = async () => {
    const { body } = await visitor(palco).call('GET', '/.well-known/jwks.json');
    return body.keys.map(({ kid }: { kid: string }) => kid);
  };

  test('dez processos que sobem juntos criam uma chave só, e todos assinam com ela', async () => {
    const rings = await Promise.all(Array.from({ length: 10 }, () => another()));
    const current = await Promise.all(rings.map(({ keys }) => keys.current()));
    expect(new Set(current.map(({ kid }) => kid)).size).toBe(1);
    expect(await jwks()).toEqual([current[0]?.kid]);
  });

  test('a nova é publicada antes de assinar; a velha confere até os seus tokens vencerem', async () => {
    const second = await another();
    const person = await newPerson(palco);
    const [old] = await kids();
    const before = await openApp(palco, person.handle);
    time.now += TTL * 1_000 - AHEAD_MS - 1;
    expect(await jwks()).toEqual([old]);
    time.now += 1;
    const published = await jwks();
    expect(published).toHaveLength(2);
    expect((await keys().current()).kid).toBe(old);
    // o outro processo, que ainda não releu, confere o que este assinar com a nova
    time.now += AHEAD_MS;
    const { accessToken } = await openApp(palco, person.handle);
    expect(readJwt(accessToken).header.kid).toBe(published[1]);
    expect((await second.keys.current()).kid).toBe(published[1]);
    expect(await second.keys.publicKey(String(readJwt(before.accessToken).header.kid))).not.toBeNull();
    expect((await meWith(palco, `Bearer ${accessToken}`)).status).toBe(200);
    expect((await keys().privateSet())[0]?.kid).toBe(published[1]);
  });

  test('dois processos trocam ao mesmo tempo uma vez só', async () => {
    const [a, b] = await Promise.all([another(), another()]);
    const before = await kids();
    time.now += TTL * 1_000;
    const sets = await Promise.all([a, b].flatMap(({ keys }) => [keys.publicSet(), keys.publicSet()]));
    for (const { keys } of sets) expect(keys).toHaveLength(before.length + 1);
  });

  test('a faxina aposenta a velha só depois que nenhum token dela pode valer', async () => {
    const before = await kids();
    await keys().cleanUp();
    time.now += 3_599_000;
    await keys().cleanUp();
    const kept = await kids();
    expect(kept.at(-1)).toBe(before.at(-1));
    const { rows } = await palco().building.db.pool.query(
      'select kid from signing_keys.keys order by signs_from',
    );
    expect(rows.map(({ kid }) => kid)).toContain(before.at(-2));
    time.now += 1_001;
    expect(await keys().cleanUp()).toBe(1);
    expect(await keys().publicKey(String(before.at(-1)))).not.toBeNull();
  });

  test('com outro segredo a chave antiga ainda confere, mas assina-se com uma nova', async () => {
    const old = await keys().current();
    const other = await another({ appSecret: 'outro segredo, também de 32 ou mais' });
    const fresh = await other.keys.current();
    expect(fresh.kid).not.toBe(old.kid);
    expect(await other.keys.publicKey(old.kid)).not.toBeNull();
    expect(await keys().publicKey(fresh.kid)).not.toBeNull();
  });

  test.each(['', 'x', '../../x', "' or true --", 'a'.repeat(43)])(
    'kid %j não é de chave nenhuma',
    async (kid) => {
      expect(await keys().publicKey(kid)).toBeNull();
    },
  );
});

describe.runIf(hasDatabase())('chave de vida curta', () => {
  const palco = usePalco({ signingKeyTtlSeconds: 2 });

  test('em 2 s os tokens novos levam outra chave, e os antigos seguem valendo', async () => {
    const person = await newPerson(palco);
    const first = await openApp(palco, person.handle);
    const kidOf = ({ accessToken }: { accessToken: string }) => readJwt(accessToken).header.kid;
    const later = async () => kidOf(await openApp(palco, person.handle)) !== kidOf(first);
    await expect.poll(later, { timeout: 10_000, interval: 200 }).toBe(true);
    expect((await meWith(palco, `Bearer ${first.accessToken}`)).status).toBe(200);
    const { body } = await visitor(palco).call('GET', '/.well-known/jwks.json');
    expect(body.keys.map(({ kid }: { kid: string }) => kid)).toContain(kidOf(first));
  });
});
