import { type AttemptLimit, attemptCounter } from '#http/attempts.ts';
import type { Module } from '#http/module.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Db, Reader } from '#kernel/db.ts';
import type { NewId } from '#kernel/ids.ts';
import type { Seal } from '#kernel/seal.ts';
import type { Identity } from '#modules/second-factors/index.ts';
import type { EntryDoor } from '#modules/sessions/index.ts';
import type { ExportSection } from '#modules/users/index.ts';
import { createCookies } from './internal/cookies.ts';
import { createOidcClient, type ExternalProvider } from './internal/provider.ts';
import { createReturn, type ReturnDeps } from './internal/return.ts';
import { ticketRoutes, tripRoutes } from './internal/routes.ts';
import { createService, type ServiceDeps } from './internal/service.ts';

export { externalErrors } from './internal/errors.ts';

/** Peças trocáveis da fatia. */
export type ExternalParts = Pick<ReturnDeps, 'linkByEmail'>;

/** O e-mail igual nunca basta: quem controla um provedor escreveria o e-mail que quisesse. */
export const defaultExternalParts: ExternalParts = { linkByEmail: async () => null };

export interface ExternalDeps
  extends Omit<ServiceDeps, 'providerName'>,
    Pick<ReturnDeps, 'log' | 'publicUrl'> {
  db: Db;
  clock: Clock;
  newId: NewId;
  parts: ExternalParts;
  provider: ExternalProvider | null;
  seal: Seal;
  entry: EntryDoor<unknown>;
  attempts: AttemptLimit;
}

export interface ExternalSignIn extends Module {
  /** As identidades ligadas à conta. */
  identities(reader: Reader, userId: string): Promise<Identity[]>;
  export: ExportSection;
  cleanUp(): Promise<number>;
}

/** Uma escola inteira sai por um endereço só, e cada entrada são dois pedidos. */
const REQUESTS_PER_ATTEMPT = 10;

/** Entrar com a conta de outro provedor (OpenID Connect). Sem provedor na configuração, as rotas dizem que não há. */
export function createExternalSignIn(deps: ExternalDeps): ExternalSignIn {
  const { clock, provider, publicUrl, parts, attempts } = deps;
  const base = publicUrl.replace(/\/$/, '');
  const cookies = createCookies(deps.seal, publicUrl.startsWith('https:'));
  const service = createService({ ...deps, providerName: provider?.name ?? 'Provedor de fora' });
  const client = provider && createOidcClient(provider, `${base}/api/v1/external-sign-in/callback`, clock);
  const trip = client && createReturn({ ...deps, ...parts, client, service, cookies });
  return {
    identities: service.ofUser,
    export: service.exportOf,
    cleanUp: service.removeExpired,
    api(app) {
      const max = attempts.perMinute * REQUESTS_PER_ATTEMPT;
      const count = attemptCounter(app, [{ name: 'external', max, keyOf: ({ address }) => address }]);
      const routes = { ...deps, provider, service, trip, cookies, count };
      tripRoutes(app, routes);
      ticketRoutes(app, routes);
    },
  };
}
