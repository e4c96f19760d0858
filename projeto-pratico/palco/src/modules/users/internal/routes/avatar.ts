import { requireViewer } from '#http/access.ts';
import { attemptCounter } from '#http/attempts.ts';
import { matchesEtag } from '#http/encoding.ts';
import { httpErrors } from '#http/errors.ts';
import { NoContent, strict } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import type { Http } from '#http/types.ts';
import type { Storage } from '#ports/storage/port.ts';
import type { createAvatars } from '../avatars.ts';
import { User } from '../schema.ts';

const MAX_BYTES = 2 * 1024 * 1024;
const TYPES = ['image/png', 'image/jpeg', 'image/webp'];
/** Decodificar ocupa um núcleo, uma imagem por vez: sem isto, uma pessoa só faria a fila de todas. */
const PER_MINUTE = 20;
const tags = ['conta'];

/** Trocar e tirar o retrato. O corpo é a imagem, e não um formulário: um arquivo só dispensa o envelope. */
export function avatarRoutes(app: Http, avatars: ReturnType<typeof createAvatars>): void {
  // em um escopo só seu: nas outras rotas, imagem continua a ser tipo de conteúdo não aceito
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(TYPES, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.addContentTypeParser('*', (_request, _body, done) => done(wrongType()));
    putRoute(scope as Http, avatars);
  });
  app.delete(
    '/me/avatar',
    {
      config: { access: 'user' },
      schema: { tags, summary: 'Tirar o retrato', operationId: 'deleteAvatar', response: { 204: NoContent } },
    },
    async (request, reply) => {
      await avatars.remove(requireViewer(request).userId);
      return reply.status(204).send(null);
    },
  );
}

function putRoute(app: Http, avatars: ReturnType<typeof createAvatars>): void {
  const count = attemptCounter(app, [
    { name: 'avatar', max: PER_MINUTE, keyOf: (request) => requireViewer(request).userId },
  ]);
  app.put(
    '/me/avatar',
    {
      config: { access: 'user', upload: true },
      // antes de ler a imagem
      onRequest: count,
      bodyLimit: MAX_BYTES,
      schema: {
        tags,
        summary: 'Trocar o retrato',
        description:
          'Vale o conteúdo, e não o tipo declarado. A imagem é refeita: quadrada, em WebP, sem metadados.',
        operationId: 'putAvatar',
        consumes: TYPES,
        response: { 200: User.ref },
      },
    },
    (request) => {
      if (!Buffer.isBuffer(request.body)) throw wrongType();
      return avatars.put(requireViewer(request).userId, request.body);
    },
  );
}

const wrongType = () =>
  httpErrors.create('unsupported_media_type', 'Envie a imagem como image/png, image/jpeg ou image/webp.');

const MediaParams = strict({
  userId: Type.String({ format: 'uuid' }),
  file: Type.String({ pattern: '^[0-9a-f]{16}\\.webp$' }),
});

/** O arquivo do retrato. O nome muda com o conteúdo, então quem o tem pode guardá-lo para sempre. */
export function avatarMedia(app: Http, storage: Storage): void {
  app.route({
    method: ['GET', 'HEAD'],
    url: '/media/avatars/:userId/:file',
    config: { access: 'public' },
    attachValidation: true,
    schema: { hide: true, params: MediaParams },
    handler: async (request, reply) => {
      const key = `avatars/${request.params.userId}/${request.params.file}`;
      const stored = request.validationError ? null : await storage.stat(key);
      if (!stored) throw httpErrors.create('not_found', 'Este retrato não existe ou foi trocado.');
      reply.headers({
        'content-type': 'image/webp',
        'cache-control': 'public, max-age=31536000, immutable',
        etag: stored.etag,
        'cross-origin-resource-policy': 'cross-origin',
      });
      if (matchesEtag(request.headers['if-none-match'], stored.etag)) return reply.status(304).send();
      reply.header('content-length', stored.size);
      return reply.send(request.method === 'HEAD' ? undefined : await storage.get(key));
    },
  });
}
