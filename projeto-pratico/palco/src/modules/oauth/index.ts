import type { IncomingMessage } from 'node:http';
import type { Configuration } from 'oidc-provider';
import type { Identify } from '#http/access.ts';
import { type AttemptLimit, attemptCounter } from '#http/attempts.ts';
import type { Module } from '#http/module.ts';
import type { Viewer } from '#http/types.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Db } from '#kernel/db.ts';
import type { NewId } from '#kernel/ids.ts';
import { sha256 } from '#kernel/secret.ts';
import type { AccountReactions } from '#modules/users/events.ts';
import type { ExportSection, Users } from '#modules/users/index.ts';
import { createApps } from './internal/apps.ts';
import type { Claimed } from './internal/configuration.ts';
import { createGrants } from './internal/grants.ts';
import { mountProvider } from './internal/mount.ts';
import { createProviders, type ProviderDeps } from './internal/provider.ts';
import { createRequests } from './internal/requests.ts';
import { appRoutes } from './internal/routes/apps.ts';
import { grantRoutes } from './internal/routes/grants.ts';
import { type RequestRoutesDeps, requestRoutes } from './internal/routes/requests.ts';
import { App } from './internal/schema.ts';
import { artifacts } from './internal/store/artifacts.ts';
import { grants as grantStore } from './internal/store/grants.ts';

export { oauthErrors } from './internal/errors.ts';

/** Peças trocáveis da fatia. */
export interface OauthParts {
  /** Última palavra sobre as regras do provedor. */
  oauthConfiguration(configuration: Configuration): Configuration;
}

export const defaultOauthParts: OauthParts = { oauthConfiguration: (configuration) => configuration };

export interface OauthDeps
  extends Pick<RequestRoutesDeps, 'provedAt' | 'proofMethods'>,
    Pick<ProviderDeps, 'signingKeys' | 'log'> {
  db: Db;
  clock: Clock;
  newId: NewId;
  users: Pick<Users, 'authors' | 'byId'>;
  parts: OauthParts;
  publicUrl: string;
  attempts: AttemptLimit;
  identify: Identify;
  accessTokenTtlSeconds: number;
  refreshTtlSeconds: number;
}

export interface Oauth extends Module {
  /** Quem um token de acesso de terceiro representa, e com que escopos; `null` se ele não vale. */
  bearer(token: string): Promise<Viewer | null>;
  reactions: AccountReactions;
  export: ExportSection;
  cleanUp(): Promise<number>;
}

const ACCESS_TOKEN = /^[\w-]{43}$/;
/** Uma escola inteira sai por um endereço só, e cada autorização são dois ou três pedidos. */
const REQUESTS_PER_ATTEMPT = 15;

/** O Palco como provedor de OAuth 2.0 e OpenID Connect (RFC 6749, 7636, 7009, 7662, 8414, 9207). */
export function createOauth(deps: OauthDeps): Oauth {
  const { db, clock, users, publicUrl, attempts } = deps;
  const issuer = publicUrl.replace(/\/$/, '');
  const viewers = new WeakMap<IncomingMessage, string>();
  const apps = createApps(deps);
  const grants = createGrants(deps);
  const authorOf = async (userId: string) => (await users.authors([userId])).get(userId) ?? null;

  async function claimsOf(userId: string): Promise<Claimed | null> {
    const author = await authorOf(userId);
    if (author === null) return null;
    const { handle, name, avatarUrl } = author;
    const { email } = await users.byId(userId);
    return { userId, handle, name, email, picture: avatarUrl && issuer + avatarUrl };
  }

  const current = createProviders({
    ...deps,
    issuer,
    claimsOf,
    grantedScope: grants.newestScope,
    viewerOf: (raw) => viewers.get(raw) ?? null,
    adjust: deps.parts.oauthConfiguration,
  });
  const requests = createRequests({ clock, authorOf, provider: async () => (await current()).provider });
  const revokeAll: NonNullable<AccountReactions['deactivated']> = async (tx, userId) => {
    await grantStore.revoke(tx, userId, null);
  };

  return {
    async bearer(token) {
      if (!ACCESS_TOKEN.test(token)) return null;
      const found = await artifacts.bearer(db, sha256(token), clock.now());
      if (!found || (await authorOf(found.userId)) === null) return null;
      const scopes = (found.scope ?? '').split(' ');
      return { userId: found.userId, kind: 'third_party', deviceId: null, scopes, active: true };
    },
    reactions: {
      deactivated: revokeAll,
      suspended: revokeAll,
      // senha redefinida: quem tinha a antiga pode ter permitido o que não devia
      async passwordChanged(tx, userId, keep) {
        if (keep === null) await revokeAll(tx, userId);
      },
    },
    export: async (userId) => ({ apps: await apps.ofOwner(userId), grants: await grants.ofUser(userId) }),
    cleanUp: () => db.transaction((tx) => artifacts.removeExpired(tx, clock.now())),
    schemas: [App.schema],
    root(app) {
      const max = attempts.perMinute * REQUESTS_PER_ATTEMPT;
      const count = attemptCounter(app, [{ name: 'oauth', max, keyOf: ({ address }) => address }]);
      mountProvider(app, { current, identify: deps.identify, viewers, count });
    },
    api(app) {
      appRoutes(app, apps);
      grantRoutes(app, grants);
      requestRoutes(app, { ...deps, requests });
    },
  };
}
