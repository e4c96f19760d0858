import { waitFor } from '@trilha/services';
import { beforeEach, describe, expect, test } from 'vitest';
import { need } from '#app/building.ts';
import { httpErrors } from '#http/errors.ts';
import { statement } from '#kernel/db.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, PASSWORD, type Person, signIn } from './support/person.ts';
import { newRoot, ROOT_EMAIL } from './support/roles.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-30T12:00:00Z');
const BLOCKED = statement(
  'test.blocked',
  `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
);

/** O que um teste põe no caminho de uma publicação, dentro da transação dela. */
let meanwhile: (() => Promise<void>) | null = null;

describe.runIf(hasDatabase())('publicar mais tarde', () => {
  const clock = { now: () => new Date(NOW) };
  const palco = usePalco({ adminEmail: ROOT_EMAIL }, clock, ({ postReactions }) => {
    postReactions.push({ published: async () => meanwhile?.() });
  });
  let author: Person;
  beforeEach(async () => {
    meanwhile = null;
    author = await newPerson(palco);
  });

  const later = (ms: number) => new Date(NOW + ms).toISOString();
  const AT = later(DAY_MS);
  const keep = async (content: object): Promise<string> =>
    (await author.call('POST', '/api/v1/drafts', content)).body.id;
  const schedule = (id: string, at: string) =>
    author.call('POST', `/api/v1/drafts/${id}/publication`, { at });
  const scheduled = async (content: object, at = AT): Promise<string> => {
    const id = await keep(content);
    expect(await schedule(id, at)).toMatchObject({ status: 202, body: { id, scheduledFor: at } });
    return id;
  };
  const draft = async (id: string) => (await author.call('GET', `/api/v1/drafts/${id}`)).body;
  const texts = async () =>
    (await author.call('GET', `/api/v1/users/${author.handle}/posts`)).body.items.map(
      ({ text }: { text: string }) => text,
    );
  /** A entrega da tarefa marcada para `at`, como a fila a faz. */
  const deliver = async (draftId: string, at = AT): Promise<void> => {
    const context = { id: '1', attempt: 1, signal: new AbortController().signal };
    await palco().building.handlers['publish-draft']?.run({ draftId, at }, context);
  };
  const waiting = async (): Promise<number> => (await need(palco().building, 'jobs').counts()).waiting;

  test('a hora vai de um minuto a um ano depois de agora, com fuso', async () => {
    const id = await keep({ text: 'oi' });
    const wrong = [
      later(59_000),
      later(-DAY_MS),
      later(366 * DAY_MS),
      '2027-01-01T12:00:00',
      '2027-01-01',
      '2027-02-30T12:00:00Z',
      '2026-12-31T23:59:60Z',
      '9999-12-31T23:59:59Z',
      '',
      'amanhã',
      0,
      null,
    ];
    for (const at of wrong) {
      const { status, body } = await author.call('POST', `/api/v1/drafts/${id}/publication`, { at });
      expect([status, body.errors?.[0]?.field], String(at)).toEqual([400, 'at']);
    }
    expect(await draft(id)).toMatchObject({ scheduledFor: null });
    for (const at of [later(60_000), later(365 * DAY_MS)]) expect((await schedule(id, at)).status).toBe(202);
    const local = await schedule(id, '2027-01-01T12:00:00-03:00');
    expect(local.body.scheduledFor).toBe('2027-01-01T15:00:00.000Z');
  });

  test('o que hoje impede de publicar impede de agendar, e nada fica de pé', async () => {
    const { body: parent } = await author.call('POST', '/api/v1/posts', { text: 'pai' });
    await author.call('DELETE', `/api/v1/posts/${parent.id}`);
    for (const [content, code] of [
      [{}, 'validation_failed'],
      [{ text: 'x', inReplyToId: parent.id }, 'post_not_found'],
      [{ text: 'x', poll: { options: ['só uma'], durationSeconds: 300 } }, 'validation_failed'],
    ] as const) {
      const id = await keep(content);
      expect((await schedule(id, AT)).body.code).toBe(code);
      expect(await draft(id)).toMatchObject({ scheduledFor: null, problem: null });
    }
    await scheduled({ text: 'este pode' });
    expect(await texts()).toEqual([]);
  });

  test('entregue muitas vezes, em muitos processos, publica uma vez', async () => {
    const id = await scheduled({ text: 'na hora' });
    await Promise.all(Array.from({ length: 20 }, () => deliver(id)));
    await deliver(id);
    expect(await texts()).toEqual(['na hora']);
    expect((await draft(id)).code).toBe('draft_not_found');
  });

  test('publica o que o rascunho diz na hora, e não o que dizia ao agendar', async () => {
    const id = await scheduled({ text: 'antes' });
    const edited = await author.call('PUT', `/api/v1/drafts/${id}`, { text: 'depois' });
    expect(edited.body).toMatchObject({ text: 'depois', scheduledFor: AT });
    await deliver(id);
    expect(await texts()).toEqual(['depois']);
  });

  test('mudada a hora, a anterior não vale; desfeita ou apagado, nenhuma vale nem espera na fila', async () => {
    const before = await waiting();
    const [moved, undone, removed] = [
      await scheduled({ text: 'mudado' }),
      await scheduled({ text: 'desfeito' }),
      await scheduled({ text: 'apagado' }),
    ];
    expect(await waiting()).toBe(before + 3);
    expect((await schedule(moved, later(2 * DAY_MS))).status).toBe(202);
    const { status, body } = await author.call('DELETE', `/api/v1/drafts/${undone}/publication`);
    expect([status, body.scheduledFor]).toEqual([200, null]);
    expect((await author.call('DELETE', `/api/v1/drafts/${undone}/publication`)).status).toBe(200);
    expect((await author.call('DELETE', `/api/v1/drafts/${removed}`)).status).toBe(204);
    expect(await waiting()).toBe(before + 1);
    for (const id of [moved, undone, removed]) await deliver(id);
    expect(await texts()).toEqual([]);
    await deliver(moved, later(2 * DAY_MS));
    expect(await texts()).toEqual(['mudado']);
  });

  test('publicado antes da hora, não se repete nela', async () => {
    const before = await waiting();
    const id = await scheduled({ text: 'já' });
    expect((await author.call('POST', `/api/v1/drafts/${id}/publication`, {})).status).toBe(201);
    expect(await waiting()).toBe(before);
    await deliver(id);
    expect(await texts()).toEqual(['já']);
  });

  test('a hora, a mão, a edição, o desfazer e o apagar ao mesmo tempo: um post, ou o rascunho', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await scheduled({ text: 'antes' });
      const posts = (await texts()).length;
      const path = `/api/v1/drafts/${id}`;
      await Promise.all([
        deliver(id),
        author.call('PUT', path, { text: 'depois' }),
        author.call('POST', `${path}/publication`, {}),
        deliver(id),
        author.call('DELETE', `${path}/publication`),
        author.call('POST', `${path}/publication`, { at: later(2 * DAY_MS) }),
      ]);
      const left = (await draft(id)).id === id ? 1 : 0;
      expect((await texts()).length - posts + left).toBe(1);
    }
  });

  test('o que ficou impossível volta a ser rascunho, com a razão; editado, a razão sai', async () => {
    const { body: parent } = await author.call('POST', '/api/v1/posts', { text: 'pai' });
    const id = await scheduled({ text: 'resposta', inReplyToId: parent.id });
    await author.call('DELETE', `/api/v1/posts/${parent.id}`);
    await deliver(id);
    expect(await draft(id)).toMatchObject({
      text: 'resposta',
      scheduledFor: null,
      problem: expect.stringContaining('responde ou cita foi apagada'),
    });
    const edited = await author.call('PUT', `/api/v1/drafts/${id}`, { text: 'sozinho' });
    expect(edited.body.problem).toBe(null);
    expect((await author.call('POST', `/api/v1/drafts/${id}/publication`, {})).status).toBe(201);
  });

  test('conta desativada ou suspensa não publica, e volta com o rascunho', async () => {
    const root = await newRoot(palco);
    const reason = { problem: expect.stringContaining('desativada ou suspensa'), scheduledFor: null };
    const paused = await scheduled({ text: 'pausa' });
    await author.call('POST', '/api/v1/me/deactivation', { password: PASSWORD });
    await deliver(paused);
    author = await signIn(palco, author.handle);
    await author.call('DELETE', '/api/v1/me/deactivation');
    expect(await draft(paused)).toMatchObject(reason);
    const held = await scheduled({ text: 'suspenso' });
    const suspension = `/api/v1/users/${author.handle}/suspension`;
    expect((await root.call('PUT', suspension, { reason: 'teste' })).status).toBeLessThan(300);
    await deliver(held);
    await root.call('DELETE', suspension);
    author = await signIn(palco, author.handle);
    expect(await draft(held)).toMatchObject(reason);
    expect(await texts()).toEqual([]);
  });

  test('se o que falhou foi o mundo, o rascunho segue marcado e a tentativa seguinte publica', async () => {
    const id = await scheduled({ text: 'insistente' });
    meanwhile = () => Promise.reject(new Error('o banco caiu'));
    await expect(deliver(id)).rejects.toThrow('o banco caiu');
    expect(await draft(id)).toMatchObject({ scheduledFor: AT, problem: null });
    meanwhile = null;
    await deliver(id);
    expect(await texts()).toEqual(['insistente']);
  });

  test('corrigido no instante em que era recusado, não leva a razão antiga', async () => {
    const id = await scheduled({ text: 'recusável' });
    let editing: Promise<unknown> | undefined;
    meanwhile = async () => {
      editing = author.call('PUT', `/api/v1/drafts/${id}`, { text: 'corrigido' });
      const blocked = async () => ((await palco().building.db.query(BLOCKED)).length > 0 ? true : undefined);
      await waitFor(blocked, { deadlineMs: 15_000, what: 'a edição à espera da publicação' });
      throw httpErrors.create('bad_request', 'isto não se publica');
    };
    await expect(deliver(id)).rejects.toThrow('isto não se publica');
    await editing;
    expect(await draft(id)).toMatchObject({ text: 'corrigido', scheduledFor: AT, problem: null });
    meanwhile = null;
    await deliver(id);
    expect(await texts()).toEqual(['corrigido']);
  });

  test('esgotadas as tentativas, o rascunho fica e diz por quê; a hora que mudou não é tocada', async () => {
    const [id, moved] = [await scheduled({ text: 'cansou' }), await scheduled({ text: 'outra hora' })];
    await schedule(moved, later(2 * DAY_MS));
    const { db, handlers } = palco().building;
    for (const draftId of [id, moved])
      await db.transaction(async (tx) => handlers['publish-draft']?.onDead?.(tx, { draftId, at: AT }, 'x'));
    expect(await draft(id)).toMatchObject({ scheduledFor: null, problem: expect.stringContaining('várias') });
    expect(await draft(moved)).toMatchObject({ scheduledFor: later(2 * DAY_MS), problem: null });
  });

  test('conta apagada não deixa tarefa na fila', async () => {
    const before = await waiting();
    for (const text of ['um', 'dois']) await scheduled({ text });
    expect(await waiting()).toBe(before + 2);
    await author.call('POST', '/api/v1/me/deletion', { password: PASSWORD });
    expect(await waiting()).toBe(before + 1);
  });
});

describe.runIf(hasDatabase())('a hora marcada, pela fila', () => {
  const palco = usePalco({ scheduleMinSeconds: 1 });

  test('só a API, sem worker: na hora, e não antes', async () => {
    const author = await newPerson(palco);
    await palco().work();
    const { body } = await author.call('POST', '/api/v1/drafts', { text: 'pontual' });
    const at = Date.now() + 1_500;
    await author.call('POST', `/api/v1/drafts/${body.id}/publication`, { at: new Date(at).toISOString() });
    const published = async () =>
      (await author.call('GET', `/api/v1/users/${author.handle}/posts`)).body.items[0];
    const post = await waitFor(published, { deadlineMs: 15_000, everyMs: 50, what: 'a publicação' });
    expect(Date.parse(post.createdAt)).toBeGreaterThanOrEqual(at);
    expect(post.text).toBe('pontual');
  });
});
