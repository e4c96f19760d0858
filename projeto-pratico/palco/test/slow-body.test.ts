import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { waitFor } from '@trilha/services';
import { describe, expect, test } from 'vitest';
import { compose } from '#app/compose.ts';
import { createLog } from '#app/log.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson } from './support/person.ts';

describe.runIf(hasDatabase())('corpo que não acaba de chegar', () => {
  const palco = usePalco();

  /** Escreve o texto cru, espera a outra ponta fechar e devolve o que ela disse. */
  async function send(lines: string[], body: string): Promise<string> {
    const bodyDeadlines = { wholeMs: 200, quietMs: 200 };
    const { app, close } = await compose({ config: palco().config, log: createLog('silent'), bodyDeadlines });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString())).on('error', () => {});
    socket.write([...lines, 'host: localhost', '', body].join('\r\n'));
    await once(socket, 'close');
    await close();
    return text;
  }

  test('um JSON recebe 408 e a conexão acaba', async () => {
    const head = ['POST /api/v1/sessions HTTP/1.1', 'content-type: application/json', 'content-length: 100'];
    const answer = await send(head, '{');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"code":"request_timeout"');
  });

  test('a recusa que não lê o corpo também não deixa a conexão presa', async () => {
    const head = ['POST /api/v1/posts HTTP/1.1', 'content-type: application/json', 'content-length: 100'];
    expect(await send(head, '{')).toMatch(/^HTTP\/1\.1 401 /);
  });

  test('um envio de vídeo em silêncio é cortado e não deixa arquivo', async () => {
    const person = await newPerson(palco);
    const head = [
      'POST /api/v1/videos HTTP/1.1',
      `cookie: ${person.cookie}`,
      'content-type: multipart/form-data; boundary=x',
      'content-length: 100000',
    ];
    const part =
      '--x\r\ncontent-disposition: form-data; name="file"; filename="v.mp4"\r\n\r\n\0\0\0\x20ftypisom\0\0\0\0';
    await send(head, part);
    const arriving = join(palco().config.storageDir, '.tmp');
    const empty = async () => ((await readdir(arriving)).length === 0 ? true : undefined);
    await waitFor(empty, { deadlineMs: 10_000, what: 'o envio cortado apagar o que chegou' });
    expect(await Array.fromAsync(palco().building.doors.storage?.list('sources') ?? [])).toEqual([]);
  });
});
