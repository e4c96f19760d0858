import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { statement } from '#kernel/db.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, PASSWORD, upload, visitor } from './support/person.ts';

const HOUR_MS = 3_600_000;
const SET = statement(
  'test.set_video',
  `update videos.videos set status = 'ready', rendition = 'r-1', updated_at = $2 where id = $1`,
);
const KEEP = statement('test.sessions', 'select id from sessions.sessions');
const TASKS = statement(
  'test.tasks',
  `select payload from graphile_worker._private_jobs
   where task_id = (select id from graphile_worker._private_tasks where identifier = 'videos.erase')`,
);

describe.runIf(hasDatabase())('limpeza periódica', () => {
  const time = { now: Date.now() };
  const palco = usePalco({ sessionTtlSeconds: 3_600 }, { now: () => new Date(time.now) });
  const clean = async () => {
    let removed = 0;
    for (const chore of palco().building.chores) removed += await chore();
    return removed;
  };
  const storage = () => {
    const found = palco().building.doors.storage;
    if (!found) throw new Error('sem guarda de arquivos');
    return found;
  };
  const put = (key: string) => storage().put(key, Readable.from([Buffer.from(key)]));
  const keys = async () => {
    const found: string[] = [];
    for await (const { key } of storage().list('')) found.push(key);
    return found;
  };

  test('sessão vencida sai do banco, e a viva continua valendo', async () => {
    await newPerson(palco);
    time.now += 2 * HOUR_MS;
    const alive = await newPerson(palco);
    const rows = () => palco().building.db.query(KEEP);
    expect(await rows()).toHaveLength(2);
    await clean();
    expect(await rows()).toHaveLength(1);
    expect((await alive.call('GET', '/api/v1/me')).status).toBe(200);
  });

  test('arquivos sem dono, envio pela metade e conversão largada saem só depois de seis horas', async () => {
    const { storageDir } = palco().config;
    const orphan = '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e';
    await put(`sources/${orphan}`);
    await put(`videos/${orphan}/r-0/seg-1.m4s`);
    for (const path of [join(storageDir, '.tmp'), join(storageDir, 'work', 'v-largada')]) {
      await mkdir(path, { recursive: true });
      await writeFile(join(path, 'resto'), 'x');
    }
    time.now = Date.now();
    await clean();
    expect(await keys()).toHaveLength(2);
    const old = new Date(Date.now() - 7 * HOUR_MS);
    await utimes(join(storageDir, '.tmp', 'resto'), old, old);
    await utimes(join(storageDir, 'work', 'v-largada'), old, old);
    time.now += 7 * HOUR_MS;
    expect(await clean()).toBeGreaterThanOrEqual(4);
    expect(await keys()).toEqual([]);
    expect(await readdir(join(storageDir, '.tmp'))).toEqual([]);
    expect(await readdir(join(storageDir, 'work'))).toEqual([]);
  });

  test('vídeo publicado fica inteiro; versão abandonada dele e vídeo sem post saem', async () => {
    time.now = Date.now();
    const login = await newPerson(palco);
    const send = async () => {
      const bytes = Buffer.alloc(1_000);
      bytes.write('ftyp', 4);
      const { payload, headers } = upload(bytes);
      return (await login.call('POST', '/api/v1/videos', payload, headers)).body.id as string;
    };
    const [published, unpublished] = [await send(), await send()];
    await palco().building.db.query(SET, [published, new Date()]);
    await palco().building.db.query(SET, [unpublished, new Date()]);
    await login.call('POST', '/api/v1/posts', { text: 'v', videoId: published });
    await put(`videos/${published}/r-1/master.m3u8`);
    await put(`videos/${published}/r-velha/master.m3u8`);
    await clean();
    expect((await login.call('GET', `/api/v1/videos/${unpublished}`)).status).toBe(200);
    time.now += 25 * HOUR_MS;
    await clean();
    const left = await keys();
    expect(left).toContain(`sources/${published}`);
    expect(left).toContain(`videos/${published}/r-1/master.m3u8`);
    expect(left).not.toContain(`videos/${published}/r-velha/master.m3u8`);
    const again = await visitor(palco).call('POST', '/api/v1/sessions', {
      login: login.handle,
      password: PASSWORD,
    });
    expect(again.status).toBe(201);
    expect((await login.call('GET', `/api/v1/videos/${unpublished}`)).status).toBe(404);
    const tasks = await palco().building.db.query<{ payload: { videoId: string } }>(TASKS);
    expect(tasks.map(({ payload }) => payload.videoId)).toEqual([unpublished]);
  });
});
