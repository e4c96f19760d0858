import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { Redis } from 'ioredis';
import { MongoClient, MongoServerError } from 'mongodb';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { requireService } from '../src/vitest.ts';

/** Um primeiro uso baixa pacotes ou compila o FerretDB: medimos 105 s em dois núcleos. */
const FIRST_USE_MS = 10 * 60_000;

describe('cada serviço responde ao seu cliente oficial', () => {
  const postgres = requireService('postgres');
  const redis = requireService('redis');
  const nats = requireService('nats');
  const mongodb = requireService('mongodb');
  const smtp = requireService('smtp');

  test('postgres: versão 18, UUID ordenável, maiúsculas igual em toda máquina', async (context) => {
    const { url, version, source } = await postgres(context);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(
      `SELECT current_setting('server_version') AS version, uuidv7()::text AS id, upper('ação') AS upper,
              current_setting('fsync') AS fsync, current_setting('listen_addresses') AS host`,
    );
    await client.end();
    expect(rows[0]).toMatchObject({
      version: expect.stringMatching(/^18\./),
      upper: 'AÇÃO',
      host: '127.0.0.1',
    });
    expect(rows[0].id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    if (source === 'npm')
      expect({ version, fsync: rows[0].fsync }).toEqual({ version: '18.4.0', fsync: 'off' });
  });

  test('redis: grava, lê e executa um script', { timeout: FIRST_USE_MS }, async (context) => {
    const client = new Redis((await redis(context)).url);
    expect(await client.set('chave', 'valor')).toBe('OK');
    expect(await client.get('chave')).toBe('valor');
    expect(await client.eval('return redis.call("incr", KEYS[1])', 1, 'soma')).toBe(1);
    await client.quit();
  });

  test('nats: publica com confirmação e consome de um stream durável', {
    timeout: FIRST_USE_MS,
  }, async (context) => {
    const connection = await connect({ servers: (await nats(context)).url });
    const manager = await jetstreamManager(connection);
    await manager.streams.add({ name: 'PEDIDOS', subjects: ['pedidos.>'] });
    await manager.consumers.add('PEDIDOS', { durable_name: 'leitor', ack_policy: 'explicit' });
    const streams = jetstream(connection);
    expect((await streams.publish('pedidos.novo', 'um')).seq).toBe(1);
    const message = await (await streams.consumers.get('PEDIDOS', 'leitor')).next();
    expect(message?.string()).toBe('um');
    message?.ack();
    await connection.close();
  });

  test('mongodb: insere, busca, altera e respeita um índice único', {
    timeout: FIRST_USE_MS,
  }, async (context) => {
    const client = await MongoClient.connect((await mongodb(context)).url);
    const people = client.db('prova').collection('pessoas');
    await people.insertMany([
      { nome: 'Ana', idade: 30 },
      { nome: 'Bia', idade: 25, tags: ['a'] },
    ]);
    await people.updateOne({ nome: 'Ana' }, { $inc: { idade: 1 }, $set: { 'endereco.cidade': 'Natal' } });
    const found = await people.find({ idade: { $gt: 26 } }, { projection: { _id: 0 } }).toArray();
    expect(found).toEqual([{ nome: 'Ana', idade: 31, endereco: { cidade: 'Natal' } }]);
    await people.createIndex({ nome: 1 }, { unique: true });
    await expect(people.insertOne({ nome: 'Ana' })).rejects.toThrow(MongoServerError);
    await client.close();
  });

  test('smtp: recebe acentos e anexo, recusa quem deve, espera pela mensagem certa', async (context) => {
    const mailbox = await smtp(context);
    const transport = createTransport(mailbox.url);
    const awaited = mailbox.waitFor(({ mail }) => mail.subject === 'Confirmação');
    await transport.sendMail({ from: 'a@exemplo.test', to: 'b@exemplo.test', subject: 'Outra', text: 'x' });
    await transport.sendMail({
      from: 'a@exemplo.test',
      to: 'b@exemplo.test',
      subject: 'Confirmação',
      text: 'Olá, João',
      attachments: [{ filename: 'nota.txt', content: 'anexo' }],
    });
    const { to, mail } = await awaited;
    expect(to).toEqual(['b@exemplo.test']);
    expect(mail.text?.trim()).toBe('Olá, João');
    expect(mail.attachments[0]?.content.toString()).toBe('anexo');
    expect(mailbox.messages()).toHaveLength(2);
    await expect(mailbox.waitFor(() => false, 30)).rejects.toThrow(
      'não chegou em 30 ms; chegaram: Outra, Confirmação',
    );
    transport.close();
  });
});

describe('caixa de correio com devoluções', () => {
  const smtp = requireService('smtp', { reject: (address) => address.startsWith('ninguem@') });

  test('o destinatário recusado recebe 550 e nada chega', async (context) => {
    const mailbox = await smtp(context);
    const transport = createTransport(mailbox.url);
    const sending = transport.sendMail({ from: 'a@exemplo.test', to: 'ninguem@exemplo.test', text: 'x' });
    await expect(sending).rejects.toMatchObject({ responseCode: 550 });
    expect(mailbox.messages()).toEqual([]);
    transport.close();
  });
});
