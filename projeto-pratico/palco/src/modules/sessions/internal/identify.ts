import type { FastifyRequest } from 'fastify';
import type { Identify } from '#http/access.ts';
import { httpErrors } from '#http/errors.ts';
import type { Viewer } from '#http/types.ts';
import type { Clock } from '#kernel/clock.ts';
import type { SigningKeys } from '#modules/signing-keys/index.ts';
import type { TokenScope } from './access-tokens.ts';
import type { Cookie } from './cookies.ts';
import type { Devices } from './devices.ts';
import type { Liveness } from './liveness.ts';
import type { SessionParts } from './parts.ts';

/** Reconhece um token de `Authorization: Bearer`; `null` se não é um dos seus, ou já não vale. */
export type BearerVerifier = (token: string, request: FastifyRequest) => Promise<Viewer | null>;

export interface IdentifyDeps {
  clock: Clock;
  /** Na ordem; o primeiro que reconhece decide. */
  bearers: readonly BearerVerifier[];
  devices: Pick<Devices, 'resume'>;
  sessionCookie: Cookie;
  /** O cookie de antes do prefixo `__Host-`; nulo quando o nome não mudou. */
  oldSessionCookie: Cookie | null;
  ttlSeconds: number;
}

/**
 * Quem fez a requisição: pelo token, se mandou um, senão pelo cookie. Quem manda um token é julgado só por ele: um
 * vencido ao lado de um cookie bom é recusado, e não ignorado.
 */
export function createIdentify({ bearers, ...deps }: IdentifyDeps): Identify {
  const { devices, sessionCookie, oldSessionCookie, ttlSeconds } = deps;

  async function byBearer(token: string, request: FastifyRequest): Promise<Viewer> {
    for (const verify of bearers) {
      const viewer = await verify(token, request);
      if (viewer) return viewer;
    }
    throw invalidToken();
  }

  const byCookie: Identify = async (request, reply) => {
    const current = sessionCookie.read(request);
    const token = current ?? oldSessionCookie?.read(request);
    const resumed = token === undefined ? null : await devices.resume(token, request.ip);
    if (!resumed || token === undefined) return null;
    const { session, renewed } = resumed;
    if (current === undefined) {
      // só sessão de antes da troca de nome: aceito de qualquer uma, um subdomínio poderia plantar a sua
      if (session.proved_at !== null) return null;
      oldSessionCookie?.clear(reply);
    }
    if (renewed || current === undefined) sessionCookie.write(reply, token, ttlSeconds);
    const { user_id: userId, id: deviceId, account_active: active } = session;
    return { userId, kind: 'browser', deviceId, scopes: null, active };
  };

  return async (request, reply) => {
    const token = readBearer(request);
    return token === null ? byCookie(request, reply) : byBearer(token, request);
  };
}

/** RFC 6750 (2.1). O esquema não distingue maiúsculas (RFC 9110, 11.1). */
const SCHEME = /^bearer(?: +|$)/i;

/** O token do cabeçalho; `null` se não há um. @throws `bad_request` se há mais de um cabeçalho */
function readBearer({ headers, raw }: FastifyRequest): string | null {
  // o Node fica com o primeiro e esquece os outros: um proxy que lesse o último veria outra pessoa
  if (raw.rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === 'authorization').length > 1)
    throw httpErrors.create('bad_request', 'Mande um cabeçalho Authorization só.');
  const { authorization = '' } = headers;
  return SCHEME.test(authorization) ? authorization.replace(SCHEME, '').trim() : null;
}

/** Fonte: RFC 6750 (3.1). */
const invalidToken = () =>
  httpErrors.create('unauthenticated', {
    detail: 'O token de acesso não vale. Renove-o, ou entre de novo.',
    headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
  });

export interface OwnBearerDeps extends TokenScope {
  clock: Clock;
  keys: Pick<SigningKeys, 'publicKey'>;
  liveness: Liveness;
  parts: Pick<SessionParts, 'verifyAccessToken'>;
}

/** Os tokens do próprio Palco: a assinatura diz de quem é, e o aparelho, se ainda vale. */
export function createOwnBearer({
  clock,
  keys,
  liveness,
  parts,
  issuer,
  audience,
}: OwnBearerDeps): BearerVerifier {
  return async (token) => {
    const context = { issuer, audience, now: clock.now(), publicKey: keys.publicKey };
    const claims = await parts.verifyAccessToken(token, context);
    const life = claims && (await liveness.of(claims.deviceId));
    if (!life || life.userId !== claims.userId) return null;
    return { userId: life.userId, kind: 'app', deviceId: claims.deviceId, scopes: null, active: life.active };
  };
}
