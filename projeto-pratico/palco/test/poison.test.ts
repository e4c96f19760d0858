import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from '@trilha/services';
import { describe, expect, test } from 'vitest';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, type Person, upload } from './support/person.ts';
import { type RealProcess, useProcesses } from './support/process.ts';

/** Um MP4 só no começo, com um texto que o falso ffprobe reconhece. */
function video(mark: string): Buffer {
  const bytes = Buffer.alloc(1_000);
  bytes.write('ftyp', 4);
  bytes.write(mark, 100);
  return bytes;
}

/** Sobe do programa ao vigia e do vigia ao worker, e mata o worker: o que a falta de memória faria. */
const FAKE_PROBE = `#!/bin/sh
parent() { sed 's/.*) . //' /proc/$1/stat | cut -d' ' -f1; }
if grep -q mata-worker source; then kill -9 $(parent $(parent $$)); sleep 5; fi
if grep -q mata-programa source; then kill -9 $$; fi
echo 'moov atom not found' >&2
exit 1
`;

describe.runIf(hasDatabase() && process.platform === 'linux')('tarefa que sempre dá errado', () => {
  const palco = usePalco();
  const { run } = useProcesses();

  async function startWorker(): Promise<RealProcess> {
    const { databaseUrl, storageDir } = palco().config;
    const probe = join(storageDir, 'ffprobe-falso');
    await writeFile(probe, FAKE_PROBE);
    await chmod(probe, 0o755);
    return run('worker.ts', {
      DATABASE_URL: databaseUrl,
      STORAGE_DIR: storageDir,
      FFMPEG_PATH: probe,
      FFPROBE_PATH: probe,
      SHUTDOWN_GRACE_MS: '4000',
    });
  }

  const send = async (person: Person, mark: string): Promise<string> => {
    const { payload, headers } = upload(video(mark));
    return (await person.call('POST', '/api/v1/videos', payload, headers)).body.id;
  };
  const failureOf = async (person: Person, id: string): Promise<string | undefined> =>
    (await person.call('GET', `/api/v1/videos/${id}`)).body.failure;

  test('matar o worker três vezes acaba em falha com a razão, e o vídeo seguinte é atendido', async () => {
    const person = await newPerson(palco);
    const poison = await send(person, 'mata-worker');
    const next = await send(person, 'comum');
    let deaths = 0;
    let worker = await startWorker();
    const failed = await waitFor(
      async () => {
        if (worker.child.signalCode === 'SIGKILL') {
          deaths += 1;
          worker = await startWorker();
        }
        return failureOf(person, poison);
      },
      { deadlineMs: 100_000, everyMs: 100, what: 'o fim das tentativas' },
    );
    expect(failed).toContain('várias tentativas');
    expect(deaths).toBe(3);
    const reason = await waitFor(() => failureOf(person, next), {
      deadlineMs: 30_000,
      what: 'a vez do seguinte',
    });
    expect(reason).toContain('corrompido');
    const jobs = palco().building.doors.jobs;
    expect(await jobs?.dead(5)).toMatchObject([{ payload: { videoId: poison }, attempts: 3 }]);
    expect(await jobs?.counts()).toMatchObject({ waiting: 0, running: 0, dead: 1 });
    worker.child.kill('SIGTERM');
    expect(await worker.exited, worker.output()).toBe(0);
  }, 150_000);

  test('programa morto em toda tentativa acaba em falha, sem segurar os outros entre uma e outra', async () => {
    const person = await newPerson(palco);
    const poison = await send(person, 'mata-programa');
    const next = await send(person, 'comum');
    const worker = await startWorker();
    await waitFor(() => failureOf(person, next), { deadlineMs: 30_000, what: 'a vez do seguinte' });
    expect(await failureOf(person, poison), 'ainda há tentativas').toBeUndefined();
    const failed = await waitFor(() => failureOf(person, poison), {
      deadlineMs: 60_000,
      what: 'o fim das tentativas',
    });
    expect(failed).toContain('várias tentativas');
    worker.child.kill('SIGTERM');
    expect(await worker.exited, worker.output()).toBe(0);
  }, 120_000);
});
