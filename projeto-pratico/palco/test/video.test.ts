import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { waitFor } from '@trilha/services';
import { requireBinary } from '@trilha/services/vitest';
import { describe, expect, type TestContext, test } from 'vitest';
import { runTool } from '#modules/videos/index.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, type Person, upload, visitor } from './support/person.ts';
import { useProcesses } from './support/process.ts';

const ffmpeg = requireBinary('ffmpeg');
const ffprobe = requireBinary('ffprobe');

describe.runIf(hasDatabase())('vídeos, da API ao worker', () => {
  const palco = usePalco({ videoMaxSeconds: 30 });
  const { run } = useProcesses();
  const startWorker = () => {
    const { databaseUrl, storageDir } = palco().config;
    return run('worker.ts', {
      DATABASE_URL: databaseUrl,
      STORAGE_DIR: storageDir,
      VIDEO_MAX_SECONDS: '30',
      SHUTDOWN_GRACE_MS: '8000',
    });
  };

  async function clip(context: TestContext, input: string[], name = 'c.mp4'): Promise<Buffer> {
    const tool = await ffmpeg(context);
    await ffprobe(context);
    const cwd = await mkdtemp(join(tmpdir(), 'palco-clipe-'));
    const args = ['-v', 'error', '-y', ...input, '-pix_fmt', 'yuv420p', '-preset', 'ultrafast', name];
    await runTool({ path: tool.path, env: tool.env }, args, {
      cwd,
      timeoutMs: 60_000,
      signal: new AbortController().signal,
    });
    const bytes = await readFile(join(cwd, name));
    await rm(cwd, { recursive: true });
    return bytes;
  }

  const send = async (person: Person, bytes: Buffer) => {
    const { payload, headers } = upload(bytes);
    const answer = await person.call('POST', '/api/v1/videos', payload, headers);
    expect(answer).toMatchObject({ status: 202, body: { status: 'queued', progress: 0 } });
    return answer.body.id as string;
  };
  const until = (person: Person, id: string, status: string, deadlineMs = 120_000) =>
    waitFor(
      async () => {
        const { body } = await person.call('GET', `/api/v1/videos/${id}`);
        if (body.status !== status && (body.status === 'failed' || body.status === 'ready')) {
          throw new Error(`O vídeo acabou em ${body.status}: ${body.failure ?? ''}`);
        }
        return body.status === status ? body : undefined;
      },
      { deadlineMs, everyMs: 50, what: `vídeo ${status}` },
    );
  const filesOf = (id: string) =>
    readdir(join(palco().config.storageDir, 'objects', 'videos', id)).catch(() => []);

  test('kill -9 do worker no meio: o FFmpeg morre junto, outro worker recomeça e publica uma versão só', async (context) => {
    const person = await newPerson(palco);
    const source = [
      '-f',
      'lavfi',
      '-i',
      'testsrc2=s=1280x720:r=30:d=5',
      '-f',
      'lavfi',
      '-i',
      'sine=d=5',
      '-c:a',
      'aac',
    ];
    const id = await send(person, await clip(context, source));
    const first = startWorker();
    await until(person, id, 'processing');
    await waitFor(async () => ((await encoders()).length > 0 ? true : undefined), {
      deadlineMs: 20_000,
      what: 'o FFmpeg',
    });
    first.child.kill('SIGKILL');
    await first.exited;
    await waitFor(async () => ((await encoders()).length === 0 ? true : undefined), {
      deadlineMs: 10_000,
      what: 'o fim do FFmpeg órfão',
    });
    const second = startWorker();
    const video = await until(person, id, 'ready');
    expect(video).toMatchObject({ width: 1280, height: 720, progress: 1 });
    expect(video.durationSeconds).toBeCloseTo(5, 0);
    expect(await filesOf(id)).toHaveLength(1);
    second.child.kill('SIGTERM');
    expect(await second.exited).toBe(0);
  }, 240_000);

  /** Processos que trabalham no diretório deste teste; só o Linux os mostra. */
  async function encoders(): Promise<string[]> {
    if (process.platform !== 'linux') return [];
    const work = join(palco().config.storageDir, 'work');
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const places = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
    return places.filter((place) => place.startsWith(work));
  }

  test('clipe de um quadro, em pé, ímpar e sem som: publica, toca por partes e some com o post', async (context) => {
    const [person, other] = [await newPerson(palco), await newPerson(palco)];
    const worker = startWorker();
    const id = await send(
      person,
      await clip(context, ['-f', 'lavfi', '-i', 'testsrc2=s=242x402:r=25', '-frames:v', '1']),
    );
    expect((await other.call('GET', `/api/v1/videos/${id}`)).status).toBe(404);
    const video = await until(person, id, 'ready');
    expect(video).toMatchObject({ width: 242, height: 402 });

    const master = await visitor(palco).call('GET', video.hlsUrl);
    expect(master.headers['content-type']).toBe('application/vnd.apple.mpegurl');
    expect(master.body).toContain('RESOLUTION=242x402');
    await checkCompressed(video.dashUrl);
    expect((await visitor(palco).call('GET', video.dashUrl)).headers['content-type']).toBe(
      'application/dash+xml',
    );
    expect((await visitor(palco).call('GET', video.posterUrl)).headers['content-type']).toBe('image/jpeg');
    const segment = video.hlsUrl.replace('master.m3u8', 'seg-0-00001.m4s');
    await checkRanges(segment);

    const post = await person.call('POST', '/api/v1/posts', { text: 'olha só', videoId: id });
    expect(post.body.video).toMatchObject({ id, status: 'ready' });
    expect((await person.call('POST', '/api/v1/posts', { text: 'de novo', videoId: id })).body.code).toBe(
      'video_not_usable',
    );
    expect((await other.call('POST', '/api/v1/posts', { text: 'roubado', videoId: id })).body.code).toBe(
      'video_not_usable',
    );
    expect((await other.call('GET', `/api/v1/videos/${id}`)).status).toBe(200);
    expect((await person.call('DELETE', `/api/v1/posts/${post.body.id}`)).status).toBe(204);
    await waitFor(async () => ((await filesOf(id)).length === 0 ? true : undefined), {
      deadlineMs: 20_000,
      what: 'a faxina do vídeo',
    });
    worker.child.kill('SIGTERM');
    expect(await worker.exited).toBe(0);
  }, 120_000);

  async function checkCompressed(path: string): Promise<void> {
    const ask = (accepted: string) =>
      palco().app.inject({ method: 'GET', url: path, headers: { 'accept-encoding': accepted } });
    const [plain, compressed] = [await ask('identity'), await ask('br')];
    expect(compressed.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
    expect(compressed.headers.etag).not.toBe(plain.headers.etag);
    expect(brotliDecompressSync(compressed.rawPayload)).toEqual(plain.rawPayload);
    expect(compressed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
  }

  async function checkRanges(path: string): Promise<void> {
    const ask = (headers: Record<string, string>) =>
      palco().app.inject({ method: 'GET', url: path, headers });
    const whole = await ask({});
    const { etag } = whole.headers;
    expect(whole.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
    });
    const size = whole.rawPayload.length;
    const part = await ask({ range: 'bytes=10-19' });
    expect(part.statusCode).toBe(206);
    expect(part.headers['content-range']).toBe(`bytes 10-19/${size}`);
    expect(part.rawPayload).toEqual(whole.rawPayload.subarray(10, 20));
    expect((await ask({ range: 'bytes=-5' })).rawPayload).toEqual(whole.rawPayload.subarray(-5));
    expect((await ask({ range: `bytes=${size}-` })).statusCode).toBe(416);
    expect((await ask({ range: 'bytes=0-1,3-4' })).statusCode).toBe(200);
    expect((await ask({ range: 'bytes=0-1', 'if-range': '"outro"' })).statusCode).toBe(200);
    expect((await ask({ 'if-none-match': String(etag) })).statusCode).toBe(304);
    const head = await palco().app.inject({ method: 'HEAD', url: path });
    expect([head.statusCode, head.headers['content-length'], head.rawPayload.length]).toEqual([
      200,
      String(size),
      0,
    ]);
  }

  test('o que não dá para converter falha com a razão, e só o dono a vê', async (context) => {
    const person = await newPerson(palco);
    const worker = startWorker();
    const whole = await clip(context, ['-f', 'lavfi', '-i', 'testsrc2=s=320x240:r=25:d=2']);
    const cases = [
      [whole.subarray(0, whole.length / 2), 'corrompido'],
      [await clip(context, ['-f', 'lavfi', '-i', 'sine=d=1', '-c:a', 'aac'], 'a.mp4'), 'imagem em movimento'],
      [await clip(context, ['-f', 'lavfi', '-i', 'testsrc2=s=32x32:r=5:d=40']), '30 segundos'],
    ] as const;
    for (const [bytes, reason] of cases) {
      const id = await send(person, bytes);
      expect((await until(person, id, 'failed')).failure).toContain(reason);
      await person.call('POST', '/api/v1/posts', { text: `falhou ${reason}`, videoId: id });
      expect((await visitor(palco).call('GET', `/api/v1/videos/${id}`)).body).not.toHaveProperty('failure');
      expect(await filesOf(id)).toEqual([]);
    }
    worker.child.kill('SIGTERM');
    expect(await worker.exited).toBe(0);
  }, 120_000);
});
