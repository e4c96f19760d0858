import type { FastifyInstance } from 'fastify';
import { viewerOf } from '../../access.ts';
import { AppError } from '../../errors.ts';
import type { createAvatars } from '../avatars.ts';
import { avatarFile } from '../schemas.ts';

const API = '/api/v1';
const TYPES = ['image/png', 'image/jpeg', 'image/webp'];
const MAX_BYTES = 2 * 1024 * 1024;
const user = { allow: 'user' } as const;

/** Trocar, tirar e servir o retrato. */
export function avatarRoutes(app: FastifyInstance, avatars: ReturnType<typeof createAvatars>): void {
  // num escopo só dele: nas outras rotas, imagem continua a ser tipo de conteúdo não aceito
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(TYPES, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.put(`${API}/me/avatar`, { config: user, bodyLimit: MAX_BYTES }, async (request) => {
      if (!Buffer.isBuffer(request.body)) throw new AppError('unsupported_media_type', 'Envie uma imagem.');
      return avatars.put(viewerOf(request).userId, request.body);
    });
  });
  app.delete(`${API}/me/avatar`, { config: user }, async (request, reply) => {
    await avatars.remove(viewerOf(request).userId);
    return reply.status(204).send();
  });
  app.get<{ Params: { userId: string; file: string } }>(
    '/media/avatars/:userId/:file',
    { attachValidation: true, schema: { hide: true, params: avatarFile } },
    async ({ params, validationError }, reply) => {
      const bytes =
        validationError === undefined ? await avatars.read(params.userId, params.file) : undefined;
      if (bytes === undefined) throw new AppError('not_found', 'Este retrato não existe ou foi trocado.');
      return reply
        .headers({
          'cache-control': 'public, max-age=31536000, immutable',
          'x-content-type-options': 'nosniff',
        })
        .type('image/webp')
        .send(bytes);
    },
  );
}
