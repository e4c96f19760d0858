import swagger from '@fastify/swagger';
import scalar from '@scalar/fastify-api-reference';
import { markPublic } from './access.ts';
import type { Http } from './types.ts';

/** A página do Scalar se monta com script e estilo embutidos; mesmo assim nada sai desta máquina. */
const DOCS_POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
};

/** Descrição da API em `/openapi.json`, montada dos esquemas das próprias rotas, e página em `/docs`. */
export async function useOpenApi(app: Http): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Palco',
        version: '1.0.0',
        description: 'Rede social de vídeo e texto. Erros seguem a RFC 9457, em português.',
      },
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'palco_session',
            description: 'Sessão aberta no login',
          },
        },
      },
    },
    transform: ({ schema, url }) => ({ schema: schema ? withUpload(schema) : schema, url }),
    refResolver: { buildLocalReference: (json) => String(json.$id) },
  });
}

/** Um envio é um fluxo, que a validação não lê: só a descrição conhece a forma dele. */
function withUpload<T extends { consumes?: readonly string[]; body?: unknown }>(schema: T): T {
  if (!schema.consumes?.includes('multipart/form-data')) return schema;
  const file = { type: 'string', format: 'binary' };
  return { ...schema, body: { type: 'object', required: ['file'], properties: { file } } };
}

/** Página de documentação. Vem depois das rotas, porque lê a descrição pronta. */
export async function useDocsPage(app: Http): Promise<void> {
  const config = { access: 'public' } as const;
  app.get('/openapi.json', { config, schema: { hide: true } }, async () => app.swagger());
  await app.register(async (scope) => {
    markPublic(scope as Http);
    await scope.register(scalar, {
      routePrefix: '/docs',
      configuration: { content: () => app.swagger(), withDefaultFonts: false, hideClientButton: true },
      hooks: {
        onRequest: (_request, reply, done) => {
          void reply.helmet({ contentSecurityPolicy: { useDefaults: false, directives: DOCS_POLICY } });
          done();
        },
      },
    });
  });
}
