import type { Socket } from 'node:net';
import { createDatabase, waitFor } from '@trilha/services';
import { requireService } from '@trilha/services/vitest';
import pg from 'pg';
import { expect, type TestContext, test } from 'vitest';
import { PostgresProxy } from '../src/postgres/proxy.ts';
import { FrontendReader } from '../src/postgres/wire.ts';

const postgres = requireService('postgres');

async function connected(context: TestContext) {
  const url = await createDatabase((await postgres(context)).url);
  const proxy = await PostgresProxy.start(url);
  const open = async () => {
    const client = new pg.Client({ connectionString: proxy.url, connectionTimeoutMillis: 400 });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  return { proxy, open };
}

test('conta consultas simples e preparadas, com o texto delas', async (context) => {
  const { proxy, open } = await connected(context);
  const client = await open();
  proxy.resetQueries();
  await client.query('select 1');
  await client.query('select $1::int', [2]);
  await client.query({ name: 'tres', text: 'select $1::text', values: ['a'] });
  await client.query('select $1::bool', [true]);
  await client.query({ name: 'tres', text: 'select $1::text', values: ['b'] });
  expect(proxy.queries).toEqual([
    'select 1',
    'select $1::int',
    'select $1::text',
    'select $1::bool',
    'select $1::text',
  ]);
  await client.end();
  await proxy.close();
});

test('cut recusa e corta; restore volta na mesma porta', async (context) => {
  const { proxy, open } = await connected(context);
  const client = await open();
  await proxy.cut();
  await expect(client.query('select 1')).rejects.toThrow();
  await expect(open()).rejects.toThrow(/ECONNREFUSED/u);
  await proxy.restore();
  const again = await open();
  expect((await again.query('select 1 as um')).rows).toEqual([{ um: 1 }]);
  await again.end();
  await proxy.close();
});

test('pause aceita a conexão e não responde mais nada', async (context) => {
  const { proxy, open } = await connected(context);
  proxy.pause();
  await expect(open()).rejects.toThrow(/timeout/u);
  await proxy.restore();
  const client = await open();
  await client.end();
  await proxy.close();
});

test('conta as conexões largadas sem aviso, e não as que se despedem', async (context) => {
  const { proxy, open } = await connected(context);
  const [polite, rude] = [await open(), await open()];
  await polite.end();
  expect([proxy.open, proxy.abandoned]).toEqual([1, 0]);
  (rude as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
  await waitFor(() => proxy.open === 0 || undefined, { deadlineMs: 5_000, what: 'a conexão cair' });
  expect(proxy.abandoned).toBe(1);
  await proxy.close();
});

test('lê mensagens partidas em qualquer byte', () => {
  const startup = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]);
  const text = Buffer.from('select 1\0');
  const query = Buffer.concat([Buffer.from('Q'), Buffer.alloc(4), text]);
  query.writeInt32BE(4 + text.length, 1);
  const reader = new FrontendReader();
  const seen: string[] = [];
  for (const byte of Buffer.concat([startup, query, query])) {
    for (const event of reader.read(Buffer.of(byte)))
      if (event.type === 'forward') seen.push(...event.queries);
  }
  expect(seen).toEqual(['select 1', 'select 1']);
});

test('nota um texto vigiado que passa para o banco, na consulta ou no parâmetro', async (context) => {
  const { proxy, open } = await connected(context);
  const client = await open();
  for (const secret of ['na consulta', 'no parâmetro', 'em lugar nenhum']) proxy.watch(secret);
  await client.query("select 'na consulta'");
  await client.query('select $1::text', ['vai no parâmetro também']);
  const seen = ['na consulta', 'no parâmetro', 'em lugar nenhum', 'nunca vigiado'].map((text) =>
    proxy.saw(text),
  );
  expect(seen).toEqual([true, true, false, false]);
  await client.end();
  await proxy.close();
});

test('cutAfter deixa o banco confirmar e corta antes de o cliente saber; a conexão seguinte é comum', async (context) => {
  const { proxy, open } = await connected(context);
  const [client, other] = [await open(), await open()];
  await client.query('create table marcas (n int)');
  proxy.cutAfter(/^commit$/u);
  await client.query('begin');
  await client.query('insert into marcas values (1)');
  await expect(client.query('commit')).rejects.toThrow(/terminated/u);
  expect((await other.query('select n from marcas')).rows).toEqual([{ n: 1 }]);
  for (const text of ['begin', 'commit']) await other.query(text);
  await other.end();
  await proxy.close();
});
