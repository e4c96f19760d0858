import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
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
        description: 'Rede social de vídeo e texto. Os erros seguem a RFC 9457, com mensagens em português.',
      },
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'palco_session',
            description: 'Cookie que POST /sessions e POST /users devolvem',
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

/**
 * Página de documentação. O Scalar traz 5 MB de código que quase nenhum processo chega a servir: só é carregado
 * na primeira visita, em uma instância interna que responde por esta.
 */
export async function useDocsPage(app: Http): Promise<void> {
  const config = { access: 'public' } as const;
  app.get('/openapi.json', { config, schema: { hide: true } }, async () => app.swagger());
  let inner: Promise<FastifyInstance> | undefined;
  const serve = async (request: FastifyRequest, reply: FastifyReply) => {
    inner ??= openScalar(() => ({ ...app.swagger() }));
    const { statusCode, headers, rawPayload } = await (await inner).inject({
      method: 'GET',
      url: request.url,
    });
    await reply.helmet({ contentSecurityPolicy: { useDefaults: false, directives: DOCS_POLICY } });
    const { 'content-type': type, location } = headers;
    if (location) reply.header('location', location);
    return reply
      .status(statusCode)
      .type(String(type ?? 'text/html'))
      .send(rawPayload);
  };
  app.get('/docs', { config, schema: { hide: true } }, serve);
  app.get('/docs/*', { config, schema: { hide: true } }, serve);
  app.addHook('onClose', async () => (await inner)?.close());
}

async function openScalar(content: () => Record<string, unknown>): Promise<FastifyInstance> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const inner = fastify();
  // nada do que a página oferece fora desta máquina: nem conversa com IA, nem publicação, nem telemetria
  const configuration = {
    content,
    withDefaultFonts: false,
    hideClientButton: true,
    telemetry: false,
    showDeveloperTools: 'never' as const,
    agent: { disabled: true },
    mcp: { disabled: true },
  };
  await inner.register(scalar, { routePrefix: '/docs', configuration });
  await inner.ready();
  return inner;
}
