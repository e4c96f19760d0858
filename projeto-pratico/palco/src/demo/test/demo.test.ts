import { requireBinary } from '@trilha/services/vitest';
import { describe, expect, test } from 'vitest';
import { need } from '#app/building.ts';
import { readConfig } from '#app/config.ts';
import { runDemo } from '#app/demo.ts';
import { createLog } from '#app/log.ts';
import { hasDatabase, usePalco } from '../../../test/support/palco.ts';
import { createDemoClock, fill } from '../fill.ts';
import { people } from '../people.ts';
import { posts } from '../posts.ts';

const ffmpeg = requireBinary('ffmpeg');

test('a comunidade é inteira: doze pessoas que escrevem, cem posts sem repetição, cinco clipes', () => {
  expect(people).toHaveLength(12);
  expect(posts.length).toBeGreaterThanOrEqual(100);
  expect(new Set(posts.map(({ text }) => text)).size).toBe(posts.length);
  expect(new Set(posts.map(({ by }) => by))).toEqual(new Set(people.map(({ handle }) => handle)));
  expect(posts.filter(({ clip }) => clip)).toHaveLength(5);
});

test('recusa um Palco que não está nesta máquina', async () => {
  const config = readConfig({ DATABASE_URL: 'postgres://palco@banco.exemplo.com.br/palco' });
  await expect(runDemo(config, createLog('silent'), [])).rejects.toThrow(
    'banco.exemplo.com.br não é esta máquina',
  );
});

describe.runIf(hasDatabase())('preencher', () => {
  const clock = createDemoClock();
  const palco = usePalco({}, clock);

  test('interrompida no meio e repetida, chega ao mesmo fim sem repetir nada', async (context) => {
    const { path, env } = await ffmpeg(context);
    const { app, building } = palco();
    const { enroll } = need(building, 'users');
    let clips = 0;
    const interrupted = async () => {
      clips += 1;
      if (clips === 3) throw new Error('queda');
      return { path, env };
    };
    // meio segundo de cada clipe passa pelos mesmos filtros; inteiros, os cinco levavam a maior parte do teste
    const deps = { app, enroll, clock, say: () => {}, clipSeconds: 0.5 };
    await expect(fill({ ...deps, ffmpeg: interrupted })).rejects.toThrow('queda');
    const resumed = await fill({ ...deps, ffmpeg: async () => ({ path, env }) });
    expect(resumed.created).toBeGreaterThan(0);
    expect(resumed.created).toBeLessThan(posts.length);
    expect((await fill({ ...deps, ffmpeg: interrupted })).created).toBe(0);
    const counts = await Promise.all(people.map(({ handle }) => app.inject(`/api/v1/users/${handle}`)));
    expect(counts.reduce((sum, answer) => sum + answer.json().counts.posts, 0)).toBe(posts.length);
  }, 180_000);
});
