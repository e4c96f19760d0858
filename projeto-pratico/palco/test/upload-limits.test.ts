import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { waitFor } from '@trilha/services';
import { describe, expect, test } from 'vitest';
import { statement } from '#kernel/db.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, type Person, upload } from './support/person.ts';

/** Um começo de MP4 e zeros: passa pela porta da API, que só olha os primeiros bytes. */
function video(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.write('ftyp', 4);
  return bytes;
}

const QUOTA = 100_000;
const SETTLE = statement('test.settle', "update videos.videos set status = 'failed', failure = 'x'");
const ERASURES = statement(
  'test.erasures',
  `select id from graphile_worker._private_jobs
   where payload ->> 'videoId' = $1
     and task_id = (select id from graphile_worker._private_tasks where identifier = 'videos.erase')`,
);

describe.runIf(hasDatabase())('limites de envio por pessoa', () => {
  const palco = usePalco({ uploadQuotaBytes: QUOTA, uploadsAtOnce: 2, videosInQueue: 3 });
  const send = (person: Person, size = 1_000) => {
    const { payload, headers } = upload(video(size));
    return person.call('POST', '/api/v1/videos', payload, headers);
  };
  const sources = async () =>
    (await Array.fromAsync(palco().building.doors.storage?.list('sources') ?? [])).length;

  test('a cota recusa o que não cabe, não deixa arquivo e volta quando o vídeo sai', async () => {
    const person = await newPerson(palco);
    const first = await send(person, 70_000);
    expect(first.status).toBe(202);
    const before = await sources();
    const refused = await send(person, 40_000);
    expect(refused).toMatchObject({ status: 413, body: { code: 'upload_quota_exceeded' } });
    expect(refused.body.detail).toContain('Apague');
    expect(await sources()).toBe(before);
    const post = await person.call('POST', '/api/v1/posts', { text: 'v', videoId: first.body.id });
    await person.call('DELETE', `/api/v1/posts/${post.body.id}`);
    expect((await send(person, 40_000)).status).toBe(202);
  });

  test('a cota de uma pessoa não é a de outra, e envios simultâneos não passam juntos por ela', async () => {
    const [full, other] = [await newPerson(palco), await newPerson(palco)];
    const both = await Promise.all([send(full, 60_000), send(full, 60_000)]);
    expect(both.map(({ status }) => status).sort()).toEqual([202, 413]);
    expect((await send(other, 60_000)).status).toBe(202);
  });

  test('no máximo dois envios de uma pessoa ao mesmo tempo; acabados, pode enviar de novo', async () => {
    const [person, other] = [await newPerson(palco), await newPerson(palco)];
    const held = [hold(person), hold(person)];
    const arriving = () => readdir(join(palco().config.storageDir, '.tmp')).catch(() => []);
    await waitFor(async () => ((await arriving()).length === 2 ? true : undefined), {
      deadlineMs: 10_000,
      what: 'os dois envios em andamento',
    });
    const refused = await send(person);
    expect(refused).toMatchObject({ status: 429, body: { code: 'uploads_at_once' } });
    expect(refused.headers['retry-after']).toBe('10');
    expect((await send(other)).status).toBe(202);
    for (const { finish } of held) finish();
    expect(await Promise.all(held.map(({ status }) => status))).toEqual([202, 202]);
    expect((await send(person)).status).toBe(202);
  });

  test('desistir de um vídeo libera a cota e apaga o arquivo; o publicado e o de outra pessoa ficam', async () => {
    const [person, other] = [await newPerson(palco), await newPerson(palco)];
    const video = (await send(person, 90_000)).body.id;
    const remove = (who: Person) => who.call('DELETE', `/api/v1/videos/${video}`);
    expect(await remove(other)).toMatchObject({ status: 404, body: { code: 'video_not_found' } });
    expect((await remove(person)).status).toBe(204);
    expect((await remove(person)).status).toBe(404);
    expect(await palco().building.db.query(ERASURES, [video])).toHaveLength(1);
    const again = (await send(person, 90_000)).body.id;
    await person.call('POST', '/api/v1/posts', { text: 'v', videoId: again });
    const kept = await person.call('DELETE', `/api/v1/videos/${again}`);
    expect(kept).toMatchObject({ status: 409, body: { code: 'video_published' } });
    expect((await person.call('GET', `/api/v1/videos/${again}`)).status).toBe(200);
  });

  /** Um envio que para no meio até mandarem terminar. */
  function hold(person: Person): { finish: () => void; status: Promise<number> } {
    const { payload, headers } = upload(video(1_000));
    const body = new Readable({ read: () => {} });
    body.push(payload.subarray(0, 600));
    const answer = palco().app.inject({
      method: 'POST',
      url: '/api/v1/videos',
      headers: { ...headers, cookie: person.cookie },
      payload: body,
    });
    const finish = () => {
      body.push(payload.subarray(600));
      body.push(null);
    };
    return { finish, status: answer.then(({ statusCode }) => statusCode) };
  }

  test('quem tem vídeos demais à espera aguarda; preparados, a vez volta', async () => {
    const person = await newPerson(palco);
    for (let n = 0; n < 3; n += 1) expect((await send(person)).status).toBe(202);
    expect(await send(person)).toMatchObject({ status: 429, body: { code: 'upload_queue_full' } });
    await palco().building.db.query(SETTLE);
    expect((await send(person)).status).toBe(202);
  });
});
