import { buffer } from 'node:stream/consumers';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { matchesEtag, sendPublicText } from '#http/encoding.ts';
import { httpErrors } from '#http/errors.ts';
import { strict } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import type { Http } from '#http/types.ts';
import type { Storage, StoredObject } from '#ports/storage/port.ts';
import { storageErrors } from '#ports/storage/port.ts';
import { renditionsPrefix } from './layout.ts';
import { parseRange } from './range.ts';

const TYPES: Record<string, string> = {
  m3u8: 'application/vnd.apple.mpegurl',
  mpd: 'application/dash+xml',
  m4s: 'video/iso.segment',
  mp4: 'video/mp4',
  jpg: 'image/jpeg',
};

const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Listas ainda podem crescer na etapa 05 (tocar antes do fim): um minuto de cache basta. */
const SHORT = 'public, max-age=60';

/** Texto de poucos kB, pedido inteiro: vai comprimido e sem intervalos. */
const isPlaylist = (extension: string) => extension === 'm3u8' || extension === 'mpd';

const MediaParams = strict({
  id: Type.String({ format: 'uuid' }),
  '*': Type.String({ pattern: '^[\\w-]{1,64}/[\\w-]{1,64}\\.(m3u8|mpd|m4s|mp4|jpg)$' }),
});

/** Arquivos de um vídeo pronto. Não consulta o banco: o endereço já diz tudo, e a mídia segue no ar sem ele. */
export function mediaRoutes(app: Http, storage: Storage): void {
  app.route({
    // HEAD explícito: o que o Fastify deriva do GET leria o arquivo inteiro só para contá-lo
    method: ['GET', 'HEAD'],
    url: '/media/videos/:id/*',
    config: { access: 'public' },
    schema: { hide: true, params: MediaParams },
    handler: async (request, reply) => {
      const key = `${renditionsPrefix(request.params.id)}/${request.params['*']}`;
      const stored = await storage.stat(key);
      if (!stored) throw storageErrors.create('storage_not_found', 'Este arquivo não existe.');
      const extension = key.slice(key.lastIndexOf('.') + 1);
      reply.headers({
        'content-type': TYPES[extension] ?? 'application/octet-stream',
        'cache-control': isPlaylist(extension) ? SHORT : IMMUTABLE,
        'last-modified': stored.modifiedAt.toUTCString(),
        'cross-origin-resource-policy': 'cross-origin',
      });
      if (isPlaylist(extension)) {
        return sendPublicText(request, reply, {
          bytes: await buffer(await storage.get(key)),
          etag: stored.etag,
        });
      }
      reply.headers({ 'accept-ranges': 'bytes', etag: stored.etag });
      return send(request, reply, storage, key, stored);
    },
  });
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  storage: Storage,
  key: string,
  stored: StoredObject,
) {
  if (matchesEtag(request.headers['if-none-match'], stored.etag)) return reply.status(304).send();
  const condition = request.headers['if-range'];
  const useRange = condition === undefined || condition === stored.etag;
  const range = useRange ? parseRange(request.headers.range, stored.size) : 'all';
  if (range === 'unsatisfiable') {
    const headers = { 'content-range': `bytes */${stored.size}` };
    throw httpErrors.create('range_not_satisfiable', {
      detail: `O arquivo tem ${stored.size} bytes.`,
      headers,
    });
  }
  if (range !== 'all') {
    reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${stored.size}`);
  }
  const length = range === 'all' ? stored.size : range.end - range.start + 1;
  reply.header('content-length', length);
  if (request.method === 'HEAD') return reply.send();
  return reply.send(await storage.get(key, range === 'all' ? undefined : range));
}
