import type { MultipartFile } from '@fastify/multipart';
import { requireViewer, viewerOf } from '#http/access.ts';
import { NoContent } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import { AppError } from '#kernel/errors.ts';
import { IdParams, Video } from '#modules/posts/index.ts';
import { videoErrors } from './errors.ts';
import { type createService, tooLarge } from './service.ts';

export interface RouteDeps {
  service: ReturnType<typeof createService>;
  uploadMaxBytes: number;
}

/** Folga para os cabeçalhos e limites do multipart. */
const ENVELOPE_BYTES = 64 * 1024;

export function routes(app: Http, { service, uploadMaxBytes }: RouteDeps): void {
  const tags = ['vídeos'];
  app.get(
    '/videos/:id',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Ver o estado de um vídeo',
        operationId: 'getVideo',
        params: IdParams,
        response: { 200: Video.ref },
      },
    },
    (request) => service.get(request.params.id, viewerOf(request)?.userId ?? null),
  );
  app.delete(
    '/videos/:id',
    {
      config: { access: 'user' },
      schema: {
        tags,
        summary: 'Desfazer o envio de um vídeo ainda não publicado',
        operationId: 'deleteVideo',
        params: IdParams,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await service.remove(request.params.id, requireViewer(request).userId);
      return reply.status(204).send(null);
    },
  );
  // o multipart só existe neste escopo: as outras rotas continuam recusando esse tipo com 415
  void app.register(async (scope) => {
    const limits = { files: 1, fields: 0, parts: 1, fileSize: uploadMaxBytes, headerPairs: 20 };
    await scope.register(import('@fastify/multipart'), { limits, throwFileSizeLimit: false });
    scope.post(
      '/videos',
      {
        config: { access: { permission: 'videos:publish' }, upload: true },
        bodyLimit: uploadMaxBytes + ENVELOPE_BYTES,
        schema: {
          tags,
          summary: 'Enviar um vídeo',
          description:
            'Um multipart/form-data com um só campo, `file`: MP4, MOV, WebM ou MKV. A resposta vem antes do preparo.',
          operationId: 'uploadVideo',
          consumes: ['multipart/form-data'],
          response: { 202: Video.ref },
        },
      },
      async (request, reply) => {
        const { userId } = requireViewer(request);
        if (!request.isMultipart()) {
          throw videoErrors.create('upload_missing', 'Envie multipart/form-data com o vídeo no campo file.');
        }
        // se recusarmos no meio, o resto do corpo não tem quem o leia: a conexão acaba com a resposta
        reply.header('connection', 'close');
        let part: MultipartFile | undefined;
        const open = async () => {
          part = await request.file().catch(interrupted);
          if (part?.fieldname !== 'file') {
            throw videoErrors.create('upload_missing', 'O vídeo deve vir no campo file.');
          }
          const { file } = part;
          return { file, isTruncated: () => file.truncated };
        };
        const video = await service.receive(userId, open).catch((error: unknown) => {
          part?.file.resume();
          throw uploadError(error, uploadMaxBytes);
        });
        reply.removeHeader('connection');
        return reply.status(202).header('location', `/api/v1/videos/${video.id}`).send(video);
      },
    );
  });
}

function interrupted(error: Error): never {
  throw videoErrors.create('upload_interrupted', {
    detail: 'O envio parou antes do fim. Tente de novo.',
    cause: error,
  });
}

/** Quem manda um corpo incompleto ou grande demais errou; qualquer outra falha é nossa e segue como veio. */
function uploadError(error: unknown, maxBytes: number): unknown {
  if (error instanceof AppError) return error.code === 'storage_too_large' ? tooLarge(maxBytes) : error;
  if (!(error instanceof Error)) return error;
  const cut = /premature|aborted|unexpected end|malformed/i.test(error.message);
  if (!cut) return error;
  return videoErrors.create('upload_interrupted', {
    detail: 'O envio parou antes do fim. Tente de novo.',
    cause: error,
  });
}
