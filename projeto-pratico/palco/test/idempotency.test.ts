import { describe, expect, test } from 'vitest';
import { need } from '#app/building.ts';
import { statement } from '#kernel/db.ts';
import { untilWaiting } from './support/database.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, type Person } from './support/person.ts';
import { publish } from './support/publish.ts';

describe.runIf(hasDatabase())('Idempotency-Key', () => {
  let now = Date.now();
  const clock = { now: () => new Date(now) };
  const palco = usePalco({ idempotencyTtlSeconds: 3_600 }, clock);
  const send = (person: Person, key: string, body: object = { text: 'uma vez' }) =>
    person.call('POST', '/api/v1/posts', body, { 'idempotency-key': key });
  const countOf = (person: Person) => need(palco().building, 'posts').count(person.id);

  test('repetir devolve o mesmo post, como está agora, e diz que repetiu', async () => {
    const person = await newPerson(palco);
    const first = await send(person, 'a');
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    await person.call('PATCH', `/api/v1/posts/${first.body.id}`, { text: 'editado' });
    for (const key of ['a', '"a"']) {
      const again = await send(person, key);
      expect(again.status).toBe(201);
      expect(again.body).toMatchObject({ id: first.body.id, text: 'editado' });
      expect(again.headers).toMatchObject({
        location: first.headers.location,
        'idempotency-replayed': 'true',
      });
    }
    expect(await countOf(person)).toBe(1);
  });

  test('cem iguais ao mesmo tempo: um post, um 201 de verdade e noventa e nove repetições', async () => {
    const person = await newPerson(palco);
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(person, 'simultanea')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
    expect(await countOf(person)).toBe(1);
  });

  test('a mesma chave em outro pedido é recusada, e o mesmo pedido em outra ordem não é outro', async () => {
    const person = await newPerson(palco);
    const { body } = await send(person, 'k', { text: 'oi', warning: 'x' });
    expect((await send(person, 'k', { warning: 'x', text: 'oi' })).body.id).toBe(body.id);
    for (const other of [{ text: 'oi' }, { text: 'Oi', warning: 'x' }, { text: 'oi', warning: null }])
      expect(await send(person, 'k', other)).toMatchObject({
        status: 422,
        body: { code: 'idempotency_key_reused' },
      });
    expect(await countOf(person)).toBe(1);
  });

  test('a chave é de cada pessoa', async () => {
    const [one, two] = [await newPerson(palco), await newPerson(palco)];
    expect((await send(one, 'nossa')).body.id).not.toBe((await send(two, 'nossa')).body.id);
  });

  test('pedido recusado não gasta a chave', async () => {
    const person = await newPerson(palco);
    expect((await send(person, 'r', { text: ' ' })).status).toBe(400);
    expect((await send(person, 'r', { text: 'a'.repeat(501) })).status).toBe(400);
    expect((await send(person, 'r')).status).toBe(201);
  });

  test('apagado o post, repetir diz que ele não existe e não cria outro', async () => {
    const person = await newPerson(palco);
    const { body } = await send(person, 'd');
    await person.call('DELETE', `/api/v1/posts/${body.id}`);
    expect((await send(person, 'd')).body.code).toBe('post_not_found');
    expect(await countOf(person)).toBe(0);
  });

  test('vencida, a chave vale de novo, mesmo que a faxina não tenha passado; a faxina a apaga', async () => {
    const person = await newPerson(palco);
    const first = await send(person, 't');
    now += 3_599_000;
    expect((await send(person, 't')).body.id).toBe(first.body.id);
    now += 1_000;
    const second = await send(person, 't', { text: 'outro' });
    expect(second).toMatchObject({ status: 201, body: { text: 'outro' } });
    now += 3_601_000;
    await need(palco().building, 'idempotency').cleanUp();
    const left = statement('', 'select 1 from idempotency.keys where user_id = $1');
    expect(await palco().building.db.query(left, [person.id])).toEqual([]);
  });

  test('chave fora da forma é recusada antes de publicar', async () => {
    const person = await newPerson(palco);
    const bad = [
      '',
      ' ',
      '"',
      '""',
      '"a',
      'a b',
      'é',
      'a\tb',
      'x'.repeat(256),
      `"${'x'.repeat(256)}"`,
      '"a"b',
      'a, b',
    ];
    for (const key of bad) expect((await send(person, key)).body.code, key).toBe('idempotency_key_invalid');
    for (const key of [
      'x'.repeat(255),
      `"${'y'.repeat(255)}"`,
      '!#$%',
      '8e03978e-40d5-43dd-bc93-6894a57f9324',
    ])
      expect((await send(person, key)).status, key).toBe(201);
    expect(await countOf(person)).toBe(4);
  });

  test('se o primeiro demora mais que cinco segundos, o segundo ouve que está em curso', async () => {
    const person = await newPerson(palco);
    const { db } = palco().building;
    const hold = statement(
      '',
      `insert into idempotency.keys (user_id, key, fingerprint, result_id, expires_at)
       values ($1, 'lenta', '', $1, now())`,
    );
    const answer = await db.transaction(async (tx) => {
      await tx.query(hold, [person.id]);
      const waiting = send(person, 'lenta');
      await untilWaiting(palco, 1);
      return waiting;
    });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'idempotency_in_progress' },
      headers: { 'retry-after': '2' },
    });
    expect(await countOf(person)).toBe(0);
  }, 30_000);

  test('sem a chave, dois pedidos iguais são dois posts', async () => {
    const person = await newPerson(palco);
    expect((await publish(person, 'oi')).id).not.toBe((await publish(person, 'oi')).id);
  });

  test('guarda-se a impressão do pedido, nunca o corpo', async () => {
    const person = await newPerson(palco);
    await send(person, 'nua', { text: 'palavra irrepetível' });
    const row = statement('', 'select k::text as row from idempotency.keys k where user_id = $1');
    const [kept] = await palco().building.db.query<{ row: string }>(row, [person.id]);
    expect(kept?.row).toContain('nua');
    expect(kept?.row).not.toContain('irrepetível');
  });
});
