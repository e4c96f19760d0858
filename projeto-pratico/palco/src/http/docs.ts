import swagger from '@fastify/swagger';
import scalar from '@scalar/fastify-api-reference';
import { markPublic } from './access.ts';
import type { Http } from './types.ts';

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
    refResolver: { buildLocalReference: (json) => String(json.$id) },
  });
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
          // a página do Scalar traz um script embutido; só ela precisa dessa licença
          void reply.helmet({ contentSecurityPolicy: false });
          done();
        },
      },
    });
  });
}
