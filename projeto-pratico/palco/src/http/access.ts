import type { FastifyContextConfig, FastifyReply, FastifyRequest } from 'fastify';
import { httpErrors } from './errors.ts';
import { type Authority, assertPermitted, noAuthority } from './permissions.ts';
import type { Access, Http, RecentProof, Viewer } from './types.ts';

/** Descobre quem fez a requisição. Nasce respondendo “visitante”; as etapas 02 e 03 a religam. */
export type Identify = (request: FastifyRequest, reply: FastifyReply) => Promise<Viewer | null>;

/** Cobra prova de identidade de há pouco. @throws `step_up_required` */
export type AssertProved = (viewer: Viewer, proof: RecentProof) => Promise<void>;

/** Quem responde a cada pergunta do guarda. Nasce sem saber de nada; as etapas 02 e 03 o religam. */
export interface Guard {
  identify: Identify;
  /** O `WWW-Authenticate` de um 401 a quem não mandou prova nenhuma. */
  challenge?: () => string | null;
  authority?: Authority;
  assertProved?: AssertProved;
}

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
export function useAccess(app: Http, guard: Guard): RouteInfo[] {
  const { authority = noAuthority } = guard;
  const routes: { url: string; methods: string[]; config: FastifyContextConfig }[] = [];
  app.addHook('onRoute', (route) => {
    // cópia: rotas que dividem a mesma constante não podem mudar uma à outra
    route.config = { ...route.config };
    routes.push({ url: route.url, methods: [route.method].flat(), config: route.config });
  });
  const declared: RouteInfo[] = [];
  app.addHook('onReady', async () => {
    for (const { url, methods, config } of routes) {
      const route = `${methods.join(',')} ${url}`;
      const access = declaredAccess(route, config, authority);
      assertGuarded(route, isApi(url), access, config);
      for (const method of methods) declared.push({ method, url, access });
    }
  });
  app.addHook('onRequest', async (request, reply) => {
    // pela rota, e não pelo texto do endereço: `/%61pi/v1/me` chega à mesma rota que `/api/v1/me`
    const { url, config } = request.routeOptions;
    if (url === undefined || !isApi(url)) return;
    // a resposta depende do cookie, e um cache partilhado no caminho não sabe disso
    reply.header('cache-control', 'no-store');
    const viewer = await guard.identify(request, reply);
    if (viewer) viewers.set(request, viewer);
    assertSameViewer(request, viewer);
    if (viewer) assertScope(viewer, config.scope);
    if (config.access === 'public' || config.access === undefined) return;
    if (!viewer) challenge(reply, guard);
    await assertAllowed(requireViewer(request), config, guard);
  });
  return declared;
}

function challenge(reply: FastifyReply, guard: Guard): void {
  const scheme = guard.challenge?.() ?? null;
  if (scheme !== null) reply.header('www-authenticate', scheme);
}

/** O que a rota declarou, do mais largo ao mais estreito; a permissão vem antes da prova, e as duas antes do corpo. */
async function assertAllowed(
  viewer: Viewer,
  { access, whileDeactivated, recentProof }: FastifyContextConfig,
  { authority = noAuthority, assertProved }: Guard,
): Promise<void> {
  if (!viewer.active && !whileDeactivated) throw deactivated();
  if (typeof access === 'object') await assertPermitted(authority, viewer.userId, access.permission);
  if (recentProof !== undefined) await assertProved?.(viewer, recentProof);
}

/** Fonte: RFC 6750 (3.1). */
function assertScope({ scopes }: Viewer, needed: string | undefined): void {
  if (scopes === null || (needed !== undefined && scopes.includes(needed))) return;
  const asked = needed === undefined ? '' : `, scope="${needed}"`;
  throw httpErrors.create('insufficient_scope', {
    detail: 'A pessoa não deixou este aplicativo fazer isto por ela.',
    headers: { 'www-authenticate': `Bearer error="insufficient_scope"${asked}` },
  });
}

/** Onde o guarda lê quem pede. */
const isApi = (url: string): boolean => url.startsWith('/api/');

function declaredAccess(route: string, { access }: FastifyContextConfig, { names }: Authority): Access {
  if (!access) throw new Error(`A rota ${route} não declarou config.access.`);
  if (typeof access === 'object' && !names.has(access.permission))
    throw new Error(`A rota ${route} pede a permissão “${access.permission}”, que não existe.`);
  return access;
}

/** Fora da API ninguém lê o cookie; dentro dela, é ele que a página de outro site usaria. */
function assertGuarded(
  route: string,
  api: boolean,
  access: Access,
  { anyOrigin }: FastifyContextConfig,
): void {
  if (!api && access !== 'public')
    throw new Error(`A rota ${route} pede quem entrou, e fora de /api/ ninguém o confere.`);
  if (api && anyOrigin) throw new Error(`A rota ${route} lê o cookie, e não pode atender qualquer origem.`);
}
