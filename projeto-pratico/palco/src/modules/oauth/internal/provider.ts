import type { Configuration, JWK, KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Clock } from '#kernel/clock.ts';
import type { Db } from '#kernel/db.ts';
import { AppError } from '#kernel/errors.ts';
import { createAdapter } from './adapter.ts';
import { secretMatches } from './client.ts';
import { createPolicy, type PolicyDeps } from './configuration.ts';
import { followViewer } from './follow-viewer.ts';
import { createPrompts } from './prompts.ts';

export interface ProviderDeps extends PolicyDeps {
  db: Db;
  clock: Clock;
  log: { error(fields: object, message: string): void };
  /** As chaves dos `id_token`, com a parte privada (RFC 7517); a que assina agora vem primeiro. */
  signingKeys(): Promise<JWK[]>;
  /** Última palavra sobre as regras. */
  adjust(configuration: Configuration): Configuration;
}

export interface Built {
  provider: Provider;
  handle: ReturnType<Provider['callback']>;
}

/**
 * O provedor, montado no primeiro pedido e refeito quando a chave de assinar troca. A biblioteca custa 0,6 s e 25 MB na
 * primeira carga, que um Palco sem aplicativos não precisa pagar.
 */
export function createProviders(deps: ProviderDeps): () => Promise<Built> {
  let current: { kid: string | undefined; built: Promise<Built> } | undefined;
  return async () => {
    const keys = await deps.signingKeys();
    const kid = keys[0]?.kid;
    if (current === undefined || current.kid !== kid) {
      const built = build(deps, keys);
      current = { kid, built };
      built.catch(() => {
        current = undefined;
      });
    }
    return current.built;
  };
}

async function build(deps: ProviderDeps, keys: JWK[]): Promise<Built> {
  const { Provider, errors, interactionPolicy } = await import('oidc-provider');
  const { issuer, db, clock, log } = deps;
  const adapter = createAdapter({
    db,
    clock,
    refuse: (why) => new errors.InvalidGrant(why),
    resumeUrl: (uid) => `${issuer}/oauth/auth/${uid}`,
  });
  const configuration: Configuration = {
    ...createPolicy(deps),
    adapter,
    jwks: { keys },
    interactions: {
      policy: createPrompts(interactionPolicy),
      url: (ctx, interaction) => askPerson(ctx, interaction.uid, deps),
    },
  };
  const provider = new Provider(issuer, deps.adjust(configuration));
  pinAddress(provider, issuer);
  provider.Client.prototype.compareClientSecret = function compare(given) {
    return secretMatches(given, this.clientSecret);
  };
  provider.use(followViewer(provider, deps));
  provider.use(refusePublicIntrospection);
  provider.on('server_error', (ctx, err) => {
    log.error({ err }, 'o provedor OAuth falhou');
    if (err instanceof AppError) answerUnavailable(ctx, err);
  });
  return { provider, handle: provider.callback() };
}

/** Banco fora do ar não é defeito nosso, como a biblioteca diria de todo erro que não é dela: é para tentar de novo. */
function answerUnavailable(ctx: KoaContextWithOIDC, { status, headers }: AppError): void {
  ctx.status = status;
  ctx.set(headers);
  if (!ctx.path.startsWith('/oauth/auth')) ctx.body = { error: 'temporarily_unavailable' };
}

/** Os endereços que o provedor escreve saem do emissor, e nunca do `Host` que alguém mandou. */
function pinAddress(provider: Provider, issuer: string): void {
  const { host, protocol, origin } = new URL(issuer);
  Object.defineProperties(provider.request, {
    host: { get: () => host },
    protocol: { get: () => protocol.slice(0, -1) },
    secure: { get: () => protocol === 'https:' },
    href: {
      get(this: Provider['request']) {
        return `${origin}${this.path}${this.search}`;
      },
    },
  });
}

/** Para onde vai quem precisa responder. O cookie do pedido vale só na API que o responde: dois pedidos não se misturam. */
function askPerson(ctx: KoaContextWithOIDC, uid: string, { viewerOf }: ProviderDeps): string {
  const path = `/api/v1/oauth-requests/${uid}`;
  ctx.cookies.set('palco_oauth_request', uid, { path, httpOnly: true, sameSite: 'lax', maxAge: 600_000 });
  const page = `/autorizar/${uid}`;
  return viewerOf(ctx.req) === null ? `/entrar?voltar=${encodeURIComponent(page)}` : page;
}

/** A introspecção é de quem guarda segredo (RFC 7662, 2.1): um programa público diria a qualquer um o que vale. */
async function refusePublicIntrospection(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  if (ctx.path !== '/oauth/introspect' || ctx.oidc?.client?.tokenEndpointAuthMethod !== 'none') return;
  ctx.status = 401;
  ctx.body = { error: 'invalid_client', error_description: 'confidential clients only' };
}
