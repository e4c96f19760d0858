import type { FastifyReply, FastifyRequest } from 'fastify';
import { httpErrors } from './errors.ts';
import { type Authority, assertPermitted, noAuthority } from './permissions.ts';
import type { Access, Http, Viewer } from './types.ts';

/** Descobre quem fez a requisição. Nasce respondendo “visitante”; as etapas 02 e 03 a religam. */
export type Identify = (request: FastifyRequest, reply: FastifyReply) => Promise<Viewer | null>;

/** O `WWW-Authenticate` de um 401; nulo quando a entrada é por página, e o navegador não deve abrir a caixa dele. */
export type Challenge = () => string | null;

export interface RouteInfo {
  method: string;
  url: string;
  access: Access;
}

const viewers = new WeakMap<FastifyRequest, Viewer>();

/** Quem fez a requisição, ou `null` para visitante. */
export const viewerOf = (request: FastifyRequest): Viewer | null => viewers.get(request) ?? null;

/** Quem fez a requisição, em rota que exige entrada. @throws `unauthenticated` */
export function requireViewer(request: FastifyRequest): Viewer {
  const viewer = viewers.get(request);
  if (!viewer) throw httpErrors.create('unauthenticated', 'Entre na sua conta para continuar.');
  return viewer;
}

const deactivated = () =>
  httpErrors.create('account_deactivated', 'A sua conta está desativada. Reative-a para continuar.');

/**
 * Quem manda o cabeçalho diz de quem acha que é a sessão. Duas abas dividem o cookie: depois de trocar de conta em
 * uma, a outra ainda mostra a pessoa anterior, e publicaria em nome da nova.
 */
function assertSameViewer({ headers }: FastifyRequest, viewer: Viewer | null): void {
  const expected = headers['x-palco-viewer'];
  if (viewer === null || expected === undefined || expected === viewer.userId) return;
  throw httpErrors.create(
    'viewer_changed',
    'Este navegador entrou em outra conta desde que a página abriu. Recarregue-a para continuar.',
  );
}

/**
 * Faz cada rota declarar quem pode chamá-la e cobra a declaração. Rota sem `config.access` impede o
 * servidor de subir, e rota que pede permissão que não existe também: esquecer uma não pode virar rota aberta.
 */
export function useAccess(
  app: Http,
  identify: Identify,
  challenge: Challenge = () => null,
  authority: Authority = noAuthority,
): RouteInfo[] {
  const routes: { url: string; methods: string[]; config: { access?: Access } }[] = [];
  app.addHook('onRoute', (route) => {
    route.config ??= {};
    routes.push({ url: route.url, methods: [route.method].flat(), config: route.config });
  });
  const declared: RouteInfo[] = [];
  app.addHook('onReady', async () => {
    for (const { url, methods, config } of routes) {
      assertDeclared(`${methods.join(',')} ${url}`, config.access, authority);
      for (const method of methods) declared.push({ method, url, access: config.access });
    }
  });
  app.addHook('onRequest', async (request, reply) => {
    // pela rota, e não pelo texto do endereço: `/%61pi/v1/me` chega à mesma rota que `/api/v1/me`
    const { url, config } = request.routeOptions;
    if (!url?.startsWith('/api/')) return;
    // a resposta depende do cookie, e um cache partilhado no caminho não sabe disso
    reply.header('cache-control', 'no-store');
    const viewer = await identify(request, reply);
    if (viewer) viewers.set(request, viewer);
    assertSameViewer(request, viewer);
    const { access, whileDeactivated } = config;
    if (access === 'public' || access === undefined) return;
    const scheme = viewer ? null : challenge();
    if (scheme !== null) reply.header('www-authenticate', scheme);
    const { active, userId } = requireViewer(request);
    if (!active && !whileDeactivated) throw deactivated();
    if (typeof access === 'object') await assertPermitted(authority, userId, access.permission);
  });
  return declared;
}

function assertDeclared(
  route: string,
  access: Access | undefined,
  { names }: Authority,
): asserts access is Access {
  if (!access) throw new Error(`A rota ${route} não declarou config.access.`);
  if (typeof access === 'object' && !names.has(access.permission))
    throw new Error(`A rota ${route} pede a permissão “${access.permission}”, que não existe.`);
}
