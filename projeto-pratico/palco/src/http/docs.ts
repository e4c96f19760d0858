import { createHash } from 'node:crypto';
import swagger from '@fastify/swagger';
import { describeAccess, securitySchemes } from './docs-access.ts';
import { type ApiDocument, renderDocs } from './docs-page.ts';
import { createEncoder, type PublicText, sendPublicText } from './encoding.ts';
import type { Http } from './types.ts';

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
        securitySchemes,
      },
    },
    transform: ({ schema, url, route }) => ({
      schema: schema ? { ...withUpload(schema), ...describeAccess(route.config ?? {}) } : schema,
      url,
    }),
    refResolver: { buildLocalReference: (json) => String(json.$id) },
  });
}

/** Um envio são bytes, que a validação não lê: só a descrição conhece a forma dele. */
function withUpload<T extends { consumes?: readonly string[]; body?: unknown }>(schema: T): T {
  const file = { type: 'string', format: 'binary' };
  if (schema.consumes?.every((type) => type.startsWith('image/'))) return { ...schema, body: file };
  if (!schema.consumes?.includes('multipart/form-data')) return schema;
  return { ...schema, body: { type: 'object', required: ['file'], properties: { file } } };
}

/** A descrição e a página que a mostra. São as mesmas para todos, montadas no primeiro pedido de cada uma. */
export function useDocsPage(app: Http): void {
  const options = { config: { access: 'public' }, schema: { hide: true } } as const;
  const json = once(() => JSON.stringify(app.swagger()));
  const page = once(() => renderDocs(app.swagger() as ApiDocument));
  app.get('/openapi.json', options, (request, reply) => {
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache');
    return sendPublicText(request, reply, json(), json().encode);
  });
  app.get('/docs', options, (request, reply) => {
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache');
    return sendPublicText(request, reply, page(), page().encode);
  });
}

function once(make: () => string) {
  let text: (PublicText & { encode: ReturnType<typeof createEncoder> }) | undefined;
  return () => {
    if (text) return text;
    const bytes = Buffer.from(make());
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    text = { bytes, etag, encode: createEncoder(bytes) };
    return text;
  };
}
