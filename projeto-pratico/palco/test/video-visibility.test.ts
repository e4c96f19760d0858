import { describe, expect, test } from 'vitest';
import { statement } from '#kernel/db.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, visitor } from './support/person.ts';
import { publish } from './support/publish.ts';

describe.runIf(hasDatabase())('quem vê um vídeo publicado', () => {
  const palco = usePalco();

  async function videoOf(ownerId: string): Promise<string> {
    const { db, newId } = palco().building;
    const id = newId();
    await db.query(
      statement(
        'test.video',
        `insert into videos.videos (id, owner_id, status, progress, container, source_bytes, created_at, updated_at) values ($1, $2, 'queued', 0, 'mp4', 1, now(), now())`,
      ),
      [id, ownerId],
    );
    return id;
  }

  test('só quem vê o post: o de um post fechado é, para os outros, o que não existe', async () => {
    const [author, guest, stranger] = [
      await newPerson(palco),
      await newPerson(palco),
      await newPerson(palco),
    ];
    const videoId = await videoOf(author.id);
    await publish(author, { text: `só para @${guest.handle}`, visibility: 'private', videoId });
    const path = `/api/v1/videos/${videoId}`;
    for (const person of [author, guest]) expect((await person.call('GET', path)).status).toBe(200);
    const missing = await stranger.call('GET', `/api/v1/videos/${author.id}`);
    for (const person of [stranger, visitor(palco)]) {
      const { status, body } = await person.call('GET', path);
      expect({ status, body }).toEqual({ status: 404, body: { ...missing.body, instance: body.instance } });
    }
  });
});
