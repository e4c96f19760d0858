import { beforeEach, describe, expect, test } from 'vitest';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, PASSWORD, type Person } from './support/person.ts';

const NOBODY = '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e';
const EMPTY = {
  text: '',
  warning: null,
  visibility: null,
  inReplyToId: null,
  quoteId: null,
  poll: null,
  scheduledFor: null,
  problem: null,
};

describe.runIf(hasDatabase())('rascunhos', () => {
  const palco = usePalco();
  let author: Person;
  beforeEach(async () => {
    author = await newPerson(palco);
  });

  const keep = async (content: object = {}, who = author) => {
    const { status, body } = await who.call('POST', '/api/v1/drafts', content);
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  };
  const publish = (id: string, headers: Record<string, string> = {}, who = author) =>
    who.call('POST', `/api/v1/drafts/${id}/publication`, {}, headers);
  const statusOf = async (id: string) => (await author.call('GET', `/api/v1/drafts/${id}`)).status;
  const mine = async () => (await author.call('GET', `/api/v1/users/${author.handle}/posts`)).body.items;

  test('guarda o que há, troca inteiro e apaga', async () => {
    const answer = await author.call('POST', '/api/v1/drafts', {});
    const { id } = answer.body;
    expect(answer.headers.location).toBe(`/api/v1/drafts/${id}`);
    expect(answer.body).toEqual({ ...EMPTY, id, updatedAt: expect.any(String) });
    const whole = {
      text: 'quase pronto',
      warning: 'spoiler',
      visibility: 'unlisted',
      inReplyToId: NOBODY,
      quoteId: NOBODY,
      poll: { options: ['só uma', ''], durationSeconds: 3_600 },
    };
    const replaced = await author.call('PUT', `/api/v1/drafts/${id}`, whole);
    expect(replaced.body).toEqual({ ...EMPTY, ...whole, id, updatedAt: expect.any(String) });
    expect((await author.call('GET', `/api/v1/drafts/${id}`)).body).toEqual(replaced.body);
    const emptied = await author.call('PUT', `/api/v1/drafts/${id}`, { text: 'de novo' });
    expect(emptied.body).toMatchObject({ ...EMPTY, text: 'de novo' });
    expect((await author.call('DELETE', `/api/v1/drafts/${id}`)).status).toBe(204);
    expect(await statusOf(id)).toBe(404);
  });

  test('o de outra pessoa é como o que não existe, em toda rota', async () => {
    const { id } = await keep({ text: 'segredo' });
    const other = await newPerson(palco);
    const tries = (draftId: string) => [
      other.call('GET', `/api/v1/drafts/${draftId}`),
      other.call('PUT', `/api/v1/drafts/${draftId}`, { text: 'meu agora' }),
      other.call('DELETE', `/api/v1/drafts/${draftId}`),
      publish(draftId, {}, other),
      other.call('POST', `/api/v1/drafts/${draftId}/publication`, { at: '2027-03-01T12:00:00Z' }),
      other.call('DELETE', `/api/v1/drafts/${draftId}/publication`),
    ];
    const bodies = async (draftId: string) =>
      (await Promise.all(tries(draftId))).map(({ status, body }) => ({ ...body, status, instance: '' }));
    const theirs = await bodies(id);
    expect(theirs).toEqual(await bodies(NOBODY));
    expect(new Set(theirs.map(({ code }) => code))).toEqual(new Set(['draft_not_found']));
    expect((await other.call('GET', '/api/v1/drafts')).body.items).toEqual([]);
    expect((await author.call('GET', `/api/v1/drafts/${id}`)).body.text).toBe('segredo');
  });

  test('os tetos são os do post, e a recusa diz o campo', async () => {
    const wrong: [object, string][] = [
      [{ text: 'é'.repeat(501) }, 'text'],
      [{ text: 'x'.repeat(4_001) }, 'text'],
      [{ warning: 'é'.repeat(101) }, 'warning'],
      [{ visibility: 'amigos' }, 'visibility'],
      [{ inReplyToId: 'x' }, 'inReplyToId'],
      [{ poll: { options: ['é'.repeat(51)], durationSeconds: 300 } }, 'poll.options.0'],
      [{ poll: { options: [], durationSeconds: 299 } }, 'poll.durationSeconds'],
      [{ poll: { options: Array.from({ length: 7 }, () => 'x'), durationSeconds: 300 } }, 'poll.options'],
      [{ videoId: NOBODY }, 'videoId'],
      [{ scheduledFor: '2027-03-01T12:00:00Z' }, 'scheduledFor'],
    ];
    const { id } = await keep({ text: 'fica' });
    for (const [content, field] of wrong)
      for (const [method, path] of [
        ['POST', '/api/v1/drafts'],
        ['PUT', `/api/v1/drafts/${id}`],
      ] as const) {
        const { status, body } = await author.call(method, path, content);
        expect([status, body.errors?.[0]?.field], `${method} ${field}`).toEqual([400, field]);
      }
    expect((await keep({ text: '👨‍👩‍👧'.repeat(300) })).text).toHaveLength(2_400);
    expect((await keep({ text: 'a\u202eb\u0000'.slice(0, 3) })).text).toBe('ab');
  });

  test('a lista vai do criado por último ao primeiro, e anda nos dois sentidos', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.unshift((await keep({ text: `${n}` })).id);
    const page = async (cursor: string | null, who = author) =>
      (await who.call('GET', `/api/v1/drafts?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`)).body;
    const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);
    const first = await page(null);
    const second = await page(first.nextCursor);
    const third = await page(second.nextCursor);
    expect([first, second, third].map(idsOf)).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
    expect([first.previousCursor, third.nextCursor]).toEqual([null, null]);
    expect(idsOf(await page(third.previousCursor))).toEqual(ids.slice(2, 4));
    expect((await page(first.nextCursor, await newPerson(palco))).code).toBe('cursor_invalid');
  });

  test('cem por pessoa, mesmo guardando ao mesmo tempo', { timeout: 30_000 }, async () => {
    for (let n = 0; n < 99; n += 1) await keep();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => author.call('POST', '/api/v1/drafts', { text: 'mais um' })),
    );
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(19);
    expect(new Set(refused.map(({ status, body }) => `${status} ${body.code}`))).toEqual(
      new Set(['409 drafts_full']),
    );
    await keep({}, await newPerson(palco));
  });

  test('publicado, vira o post com tudo o que tinha, e deixa de ser rascunho', async () => {
    const { body: parent } = await author.call('POST', '/api/v1/posts', { text: 'pai' });
    const { id } = await keep({
      text: 'com #tudo',
      warning: 'longo',
      visibility: 'unlisted',
      inReplyToId: parent.id,
      quoteId: parent.id,
      poll: { options: ['a', 'b'], durationSeconds: 3_600, multiple: true },
    });
    const { status, body, headers } = await publish(id);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(headers.location).toBe(`/api/v1/posts/${body.id}`);
    expect(body).toMatchObject({
      text: 'com #tudo',
      warning: 'longo',
      visibility: 'unlisted',
      inReplyToId: parent.id,
      quote: { id: parent.id },
      poll: { multiple: true, options: [{ text: 'a' }, { text: 'b' }] },
    });
    expect(await statusOf(id)).toBe(404);
    expect((await publish(id)).body.code).toBe('draft_not_found');
  });

  test('recusado, segue rascunho', async () => {
    const { body: parent } = await author.call('POST', '/api/v1/posts', {
      text: 'pai',
      visibility: 'private',
    });
    const wrong: [object, number, string][] = [
      [{}, 400, 'validation_failed'],
      [{ text: 'x', poll: { options: ['só uma'], durationSeconds: 300 } }, 400, 'validation_failed'],
      [{ text: 'x', poll: { options: ['a', ' a '], durationSeconds: 300 } }, 400, 'validation_failed'],
      [{ text: 'x', inReplyToId: NOBODY }, 404, 'post_not_found'],
      [{ text: 'x', quoteId: parent.id }, 422, 'post_not_quotable'],
      [{ text: 'x', inReplyToId: parent.id, visibility: 'public' }, 422, 'visibility_too_wide'],
    ];
    for (const [content, status, code] of wrong) {
      const { id } = await keep(content);
      const answer = await publish(id, { 'idempotency-key': `recusa-${id}` });
      expect([answer.status, answer.body.code], JSON.stringify(content)).toEqual([status, code]);
      expect(await statusOf(id)).toBe(200);
    }
    expect((await mine()).map(({ text }: { text: string }) => text)).toEqual(['pai']);
  });

  test('vinte publicações do mesmo rascunho ao mesmo tempo dão um post', async () => {
    const { id } = await keep({ text: 'um só' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => publish(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(404)]);
    expect(await mine()).toHaveLength(1);
  });

  test('Idempotency-Key: a repetição dá o mesmo post, e de outro rascunho é outro pedido', async () => {
    const [one, other] = [await keep({ text: 'um' }), await keep({ text: 'outro' })];
    const key = { 'idempotency-key': '"uma-vez"' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => publish(one.id, key)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(9);
    expect(await publish(other.id, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
    expect(await statusOf(other.id)).toBe(200);
    expect(await mine()).toHaveLength(1);
  });

  test('levar os dados e apagar a conta: os rascunhos vão com a pessoa', async () => {
    const { id } = await keep({ text: 'só meu' });
    expect((await author.call('GET', '/api/v1/me/export')).body.drafts).toMatchObject([
      { id, text: 'só meu' },
    ]);
    await author.call('POST', '/api/v1/me/deletion', { password: PASSWORD });
    const { rows } = await palco().building.db.pool.query('select 1 from drafts.drafts where id = $1', [id]);
    expect(rows).toEqual([]);
  });
});
