import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Identify } from '#http/access.ts';
import { httpErrors } from '#http/errors.ts';
import type { Http } from '#http/types.ts';
import type { Built } from './provider.ts';

export interface MountDeps {
  current(): Promise<Built>;
  identify: Identify;
  /** Onde fica quem pede, para o provedor ler. */
  viewers: WeakMap<IncomingMessage, string>;
  /** Conta um pedido do endereço. @throws `too_many_requests` */
  count(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

const config = { access: 'public' } as const;
const options = { config, schema: { hide: true }, exposeHeadRoute: false } as const;
/** Quem prova o aplicativo é o segredo ou o PKCE dele; a página de um aplicativo público chama de outro site. */
const called = { ...options, config: { ...config, anyOrigin: true } } as const;

/**
 * As rotas do provedor, no mesmo servidor e atrás dos mesmos ganchos: acesso declarado, CSRF, prazo do corpo, registro.
 * O corpo fica para a biblioteca, que lê formulários de até 56 kB e recusa parâmetro repetido.
 */
export function mountProvider(app: Http, deps: MountDeps): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    const authorize = async (request: FastifyRequest, reply: FastifyReply) => {
      await deps.count(request, reply);
      refuseNul(request);
      const viewer = await deps.identify(request, reply);
      // só quem está no navegador: um aplicativo não pede outro em nome da pessoa
      if (viewer?.kind === 'browser') deps.viewers.set(request.raw, viewer.userId);
      return serve(request, reply);
    };
    scope.get('/oauth/auth', options, authorize);
    scope.get('/oauth/auth/:uid', options, authorize);
    for (const path of ['token', 'revoke', 'introspect'])
      scope.route({ ...called, method: ['POST', 'OPTIONS'], url: `/oauth/${path}`, handler: serve });
    scope.route({
      ...called,
      method: ['GET', 'POST', 'OPTIONS'],
      url: '/oauth/userinfo',
      handler: serve,
    });
    for (const name of ['openid-configuration', 'oauth-authorization-server'])
      scope.route({ ...options, method: ['GET', 'OPTIONS'], url: `/.well-known/${name}`, handler: serve });
  });

  async function serve(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { handle } = await deps.current();
    // daqui em diante quem responde é a biblioteca; os cabeçalhos de segurança vão junto
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    await handle(request.raw, reply.raw);
  }
}

/** O pedido é guardado, e o PostgreSQL não guarda NUL em texto. */
function refuseNul({ url }: FastifyRequest): void {
  if (url.includes('%00'))
    throw httpErrors.create('bad_request', 'O endereço traz um caractere nulo (%00). Tire-o e peça de novo.');
}
