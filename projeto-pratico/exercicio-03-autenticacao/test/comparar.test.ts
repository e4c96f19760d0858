import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../comparacao/acesso/banco.ts';
import { createHybrid, hybrid, TRUST_MS } from '../comparacao/acesso/hibrido.ts';
import { jwt, TTL_SECONDS } from '../comparacao/acesso/jwt.ts';
import { denyList } from '../comparacao/acesso/lista.ts';
import { session } from '../comparacao/acesso/sessao.ts';
import { createSite, schemes, worstDelay } from '../comparacao/acesso.ts';
import { sign, signatures, verify } from '../comparacao/assinaturas.ts';

const userId = randomUUID();
let db: Awaited<ReturnType<typeof openDatabase>>;

beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.close());

test.each(schemes)('$name reconhece quem entrou, e ninguém mais', async (scheme) => {
  const gate = await scheme.open(createSite(db));
  const { headers } = await gate.signIn(userId);
  expect(await gate.recognize(headers)).toBe(userId);
  const changed = Object.entries(headers).map(([name, value]) => [name, `${value.slice(0, -5)}AAAAA`]);
  expect(await gate.recognize(Object.fromEntries(changed))).toBe(null);
  expect(await gate.recognize({})).toBe(null);
  // o mesmo token, conferido por quem tem outra chave
  const stranger = await scheme.open(createSite(db));
  const expected = scheme === session ? userId : null;
  expect(await stranger.recognize(headers)).toBe(expected);
  await Promise.all([gate.close(), stranger.close()]);
});

test.each([
  [session, 0],
  [jwt, TTL_SECONDS],
  [createHybrid('híbrido sem aviso', false), TRUST_MS / 1_000],
  [denyList, 0],
])('encerrado, o aparelho entra por no máximo o que o esquema promete', async (scheme, seconds) => {
  expect(await worstDelay(scheme, db, userId)).toBe(seconds);
});

test('o aviso do banco encerra no outro servidor sem esperar o prazo', async () => {
  const site = createSite(db, () => 0);
  const [here, there] = [await hybrid.open(site), await hybrid.open(site)];
  const { id, headers } = await here.signIn(userId);
  expect(await there.recognize(headers)).toBe(userId);
  await here.revoke(id);
  // com o relógio parado, só o aviso explica a recusa
  await expect.poll(() => there.recognize(headers)).toBe(null);
  await Promise.all([here.close(), there.close()]);
});

test('com uma cópia do banco não se entra em lugar nenhum', async () => {
  for (const scheme of schemes) {
    const gate = await scheme.open(createSite(db));
    await gate.signIn(userId);
    const rows = await db.query<{ id: string; secret_hash: Buffer }>('leak', 'select * from devices', []);
    expect(rows.length).toBeGreaterThan(0);
    for (const { id, secret_hash } of rows)
      for (const stolen of [id, secret_hash.toString('hex'), secret_hash.toString('base64url')])
        for (const headers of [{ cookie: `palco_session=${stolen}` }, { authorization: `Bearer ${stolen}` }])
          expect(await gate.recognize(headers), scheme.name).toBe(null);
    await gate.close();
  }
});

test('cada assinatura confere o token dela, e recusa o das outras', async () => {
  const all = signatures();
  for (const one of all) {
    const token = await sign(one);
    expect(await verify(one, token)).toMatch(/^0198f0a5/u);
    for (const other of all.filter(({ alg }) => alg !== one.alg))
      await expect(verify(other, token)).rejects.toThrow();
  }
});
