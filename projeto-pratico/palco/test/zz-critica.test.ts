import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { need } from '#app/building.ts';
import { photo } from './support/images.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { accountOf, letterTo, newPerson, PASSWORD, signIn, tokenIn, visitor } from './support/person.ts';

describe.runIf(hasDatabase())('crítica', () => {
  const palco = usePalco({ publicUrl: 'https://palco.exemplo.com.br' });
  const someone = visitor(palco);
  afterEach(() => void vi.restoreAllMocks());
  beforeAll(() => palco().work());

  test('1 prefixo escrito de outro jeito', async () => {
    const p = await newPerson(palco);
    for (const url of ['/%61pi/v1/me', '/api/v1/me', 'http://x/api/v1/me', '/a%70i/v1/sessions/current']) {
      const r = await palco().app.inject({ method: 'GET', url, headers: { cookie: p.cookie } });
      console.log(url, r.statusCode, r.headers['cache-control'], r.body.slice(0, 120));
    }
  });

  test('2 retrato: volta ao anterior durante a troca', async () => {
    const p = await newPerson(palco);
    const storage = need(palco().building, 'storage');
    const [a, b] = await Promise.all([photo(64, 64).png().toBuffer(), photo(80, 64).png().toBuffer()]);
    const put = (x: Buffer) => p.call('PUT', '/api/v1/me/avatar', x, { 'content-type': 'image/png' });
    await put(a);
    const original = storage.delete;
    let again: Promise<unknown> | undefined;
    storage.delete = async (key: string) => {
      storage.delete = original;
      const put0 = storage.put;
      let stored: () => void = () => {};
      const wasStored = new Promise<void>((r) => (stored = r));
      let deleted: () => void = () => {};
      const wasDeleted = new Promise<void>((r) => (deleted = r));
      storage.put = async (...args) => {
        storage.put = put0;
        const out = await put0(...args);
        stored();
        await wasDeleted;
        return out;
      };
      again = put(a);
      await wasStored;
      await original(key);
      deleted();
    };
    await put(b);
    await again;
    const url = (await p.call('GET', '/api/v1/me')).body.avatarUrl;
    const r = await palco().app.inject({ url });
    console.log('retrato', url, r.statusCode);
  });

  test('4 impasse reenvio x confirmação', async () => {
    const statuses: Record<string, number> = {};
    for (let n = 0; n < 25; n += 1) {
      const acc = accountOf(`impasse_${n}`);
      await someone.call('POST', '/api/v1/users', acc);
      const token = tokenIn(await letterTo(palco, acc.email));
      const c = someone.call('POST', '/api/v1/email-confirmations', { token, password: PASSWORD });
      const rs = [];
      let done = false;
      void c.then(() => (done = true));
      while (!done)
        rs.push(...(await Promise.all(Array.from({ length: 6 }, () => someone.call('POST', '/api/v1/email-confirmations/resend', { email: acc.email })))));
      for (const r of [await c, ...rs]) statuses[r.status] = (statuses[r.status] ?? 0) + 1;
    }
    console.log('impasse', statuses);
  }, 120_000);

  test('5 nomes acumulados', async () => {
    const p = await newPerson(palco);
    const s = [];
    for (let n = 0; n < 30; n += 1) s.push((await p.call('PATCH', '/api/v1/me', { handle: `acumulado_${n}` })).status);
    console.log('acumulados', s.join(' '));
  });

  test('6 senha antiga entra durante a troca', async () => {
    const p = await newPerson(palco);
    const { parts } = palco().building;
    const verify = parts.verifyPassword;
    let go: () => void = () => {};
    const gate = new Promise<void>((r) => (go = r));
    let entered: () => void = () => {};
    const inside = new Promise<void>((r) => (entered = r));
    vi.spyOn(parts, 'verifyPassword').mockImplementationOnce(async (a, b) => { const ok = await verify(a, b); entered(); await gate; return ok; });
    const old = signIn(palco, p.handle);
    await inside;
    const changed = await p.call('PUT', '/api/v1/me/password', { currentPassword: PASSWORD, newPassword: 'plateia apagada 77' });
    go();
    const ghost = await old.catch((e) => e.message);
    console.log('senha antiga', changed.status, typeof ghost === 'string' ? ghost : (await ghost.call('GET', '/api/v1/me')).status);
  });

  test('8 reserva solta por outro', async () => {
    const email = 'vitima@exemplo.com.br';
    await someone.call('POST', '/api/v1/users', { ...accountOf('vitima_0'), email });
    const token = tokenIn(await letterTo(palco, email));
    for (const n of [1, 2, 3]) await someone.call('POST', '/api/v1/users', { ...accountOf(`vitima_${n}`), email, password: 'senha do atacante 1' });
    const r = await someone.call('POST', '/api/v1/email-confirmations', { token, password: PASSWORD });
    console.log('reserva solta', r.status, r.body.code);
  });
});

describe.runIf(hasDatabase())('crítica sem trabalhar', () => {
  const palco = usePalco({ publicUrl: 'https://palco.exemplo.com.br' });
  test('3 orçamento', async () => {
    const p = await newPerson(palco);
    const ask = (email: string) => p.call('PUT', '/api/v1/me/email', { email, password: PASSWORD });
    const alvo = 'alvo@exemplo.com.br';
    for (let n = 0; n < 5; n += 1) await ask(alvo);
    for (let n = 0; n < 7; n += 1) await ask(`outro${n}@exemplo.com.br`);
    await ask(alvo);
    await palco().work();
    await letterTo(palco, alvo, 5);
    await newPerson(palco);
    await new Promise((r) => setTimeout(r, 1500));
    console.log('orçamento', palco().mail.letters().filter(({ to }) => to === alvo).length);
  });
});

describe.runIf(hasDatabase())('crítica basic', () => {
  const palco = usePalco({ upTo: 2, authAttemptsPerMinute: 3 });
  test('7 503 conta como falha', async () => {
    await palco().building.doors.users?.enroll(accountOf('ocupada'));
    const { parts } = palco().building;
    const { common } = await import('#kernel/errors.ts');
    const spy = vi.spyOn(parts, 'verifyPassword').mockRejectedValue(common.create('unavailable'));
    const headers = { authorization: `Basic ${Buffer.from(`ocupada:${PASSWORD}`).toString('base64')}` };
    const me = async () => (await palco().app.inject({ url: '/api/v1/me', headers })).statusCode;
    const s = [await me(), await me(), await me(), await me()];
    spy.mockRestore();
    console.log('ocupada', s.join(' '), await me());
  });
});
