import type { IncomingMessage } from 'node:http';
import type { Account, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { renderRefusal } from './page.ts';

/** O que a pessoa é para um aplicativo; `null` se a conta não existe, está desativada ou suspensa. */
export interface Claimed {
  userId: string;
  handle: string;
  name: string;
  email: string;
  /** Endereço inteiro do retrato. */
  picture: string | null;
}

export interface PolicyDeps {
  /** Quem pede, pelo cookie do Palco, em uma requisição a `/oauth/auth`. */
  viewerOf(raw: IncomingMessage): string | null;
  /** Endereço público, sem barra no fim: é o emissor (`iss`). */
  issuer: string;
  claimsOf(userId: string): Promise<Claimed | null>;
  /** Os escopos que a pessoa já permitiu ao aplicativo. */
  grantedScope(userId: string, clientId: string): Promise<string | null>;
  accessTokenTtlSeconds: number;
  refreshTtlSeconds: number;
}

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
/** Até quando se lembra uma permissão: passado um ano, o aplicativo pergunta de novo. */
const GRANT_TTL = 365 * DAY;
const INTERACTION_TTL = 10 * MINUTE;

export const SCOPES = ['openid', 'profile', 'email', 'offline_access'];

/** As regras do provedor, menos o que depende de banco, chaves e página. Fonte: RFC 9700 (BCP 240) e OpenID Connect Core. */
export function createPolicy(deps: PolicyDeps): Configuration {
  const { issuer } = deps;
  return {
    scopes: SCOPES,
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'profile', 'picture'],
      email: ['email', 'email_verified'],
    },
    // sem token no endereço de retorno (RFC 9700, 2.1.2), e código só com PKCE S256 para todos (2.1.1)
    responseTypes: ['code'],
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    clientDefaults: {
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      id_token_signed_response_alg: 'ES256',
    },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    clockTolerance: 0,
    rotateRefreshToken: true,
    // o token vive pelo prazo e pela permissão, e não pela sessão do navegador que a deu
    expiresWithSession: () => false,
    ttl: {
      AccessToken: deps.accessTokenTtlSeconds,
      AuthorizationCode: MINUTE,
      IdToken: deps.accessTokenTtlSeconds,
      RefreshToken: deps.refreshTtlSeconds,
      Interaction: INTERACTION_TTL,
      Session: DAY,
      Grant: GRANT_TTL,
    },
    cookies: {
      names: {
        session: 'palco_oauth',
        interaction: 'palco_oauth_request',
        resume: 'palco_oauth_resume',
      },
      long: { httpOnly: true, sameSite: 'lax', path: '/oauth' },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    routes: {
      authorization: '/oauth/auth',
      token: '/oauth/token',
      revocation: '/oauth/revoke',
      introspection: '/oauth/introspect',
      userinfo: '/oauth/userinfo',
      // servida pela fatia das chaves, que as troca sem refazer o provedor
      jwks: '/.well-known/jwks.json',
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      resourceIndicators: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => client.clientId === token.clientId,
      },
      introspection: {
        enabled: true,
        async allowedPolicy(_ctx, client, token) {
          if (client.clientId !== token.clientId || !('accountId' in token)) return false;
          return (await deps.claimsOf(String(token.accountId))) !== null;
        },
      },
    },
    findAccount: async (ctx, userId) =>
      isSomeoneElse(ctx, userId, deps) ? undefined : toAccount(issuer, await deps.claimsOf(userId)),
    loadExistingGrant: (ctx) => existingGrant(ctx, deps),
    // um site registrado pode chamar a API de tokens a partir das páginas dele
    clientBasedCORS: (_ctx, origin, { redirectUris = [] }) =>
      redirectUris.some((uri) => new URL(uri).origin === origin),
    renderError: renderRefusal,
  };
}

/**
 * Só quem permitiu leva o código: o cookie do pedido é o id dele, e quem o plantasse no navegador de outra pessoa faria
 * com que ela aprovasse um pedido que não começou.
 */
const isSomeoneElse = (ctx: KoaContextWithOIDC, userId: string, { viewerOf }: PolicyDeps): boolean =>
  ctx.path.startsWith('/oauth/auth') && viewerOf(ctx.req) !== userId;

function toAccount(issuer: string, person: Claimed | null): Account | undefined {
  if (person === null) return undefined;
  const { userId, handle, name, email, picture } = person;
  const claims = {
    sub: userId,
    name,
    preferred_username: handle,
    profile: `${issuer}/pessoas/${handle}`,
    ...(picture === null ? {} : { picture }),
    email,
    // conta só existe depois de o e-mail ser confirmado
    email_verified: true,
  };
  return { accountId: userId, claims: async () => claims };
}

/**
 * A permissão desta sessão ou, se é outro navegador, uma nova com os escopos da última: reusar um código mata só o que
 * saiu desta.
 */
async function existingGrant(ctx: KoaContextWithOIDC, { grantedScope }: PolicyDeps) {
  const { provider, client, session, account, result } = ctx.oidc;
  if (!client || !account) return undefined;
  const grantId = result?.consent?.grantId ?? session?.grantIdFor(client.clientId);
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  if (known?.accountId === account.accountId) return known;
  const scope = await grantedScope(account.accountId, client.clientId);
  if (scope === null) return undefined;
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
  grant.addOIDCScope(scope);
  await grant.save();
  return grant;
}
