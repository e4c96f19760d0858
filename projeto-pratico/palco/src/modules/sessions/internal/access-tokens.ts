import type { KeyObject } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { SigningKey } from '#modules/signing-keys/index.ts';

/** Quem emite e para quem: o que amarra um token a este Palco. */
export interface TokenScope {
  issuer: string;
  audience: string;
}

export interface AccessClaims {
  userId: string;
  deviceId: string;
}

export interface SignAccessToken extends TokenScope, AccessClaims {
  id: string;
  now: Date;
  ttlSeconds: number;
}

export interface VerifyAccessToken extends TokenScope {
  now: Date;
  publicKey(kid: string): Promise<KeyObject | null>;
}

/** RFC 9068 (2.1): o tipo diz que é um token de acesso, e um `id_token` não passa por um. */
const TYPE = 'at+jwt';
const CLIENT_ID = 'palco';
const CLOCK_SKEW_S = 30;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

const seconds = (date: Date) => Math.floor(date.getTime() / 1_000);

/** Assina um token de acesso (RFC 9068). */
export function signAccessToken(
  { kid, alg, privateKey }: SigningKey,
  { issuer, audience, userId, deviceId, id, now, ttlSeconds }: SignAccessToken,
): Promise<string> {
  return new SignJWT({ sid: deviceId, client_id: CLIENT_ID })
    .setProtectedHeader({ alg, kid, typ: TYPE })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(userId)
    .setJti(id)
    .setIssuedAt(seconds(now))
    .setExpirationTime(seconds(now) + ttlSeconds)
    .sign(privateKey);
}

/**
 * De quem é o token, ou `null` se ele não vale. O algoritmo é o nosso, e não o que o token diz: `none` e HS256 com a
 * chave pública no lugar do segredo não têm por onde entrar (RFC 8725, 3.1). A validade é estrita; só `iat` tolera 30 s,
 * do relógio de outro processo.
 */
export async function verifyAccessToken(
  jwt: string,
  context: VerifyAccessToken,
): Promise<AccessClaims | null> {
  const { issuer, audience, now } = context;
  const keyOf = async ({ kid }: { kid?: string | undefined }) => {
    const key = kid === undefined ? null : await context.publicKey(kid);
    if (key === null) throw new errors.JWKSNoMatchingKey();
    return key;
  };
  try {
    const { payload } = await jwtVerify(jwt, keyOf, {
      algorithms: ['ES256'],
      typ: TYPE,
      issuer,
      audience,
      currentDate: now,
      requiredClaims: ['sub', 'sid', 'jti', 'iat', 'exp'],
    });
    return claimsOf(payload, now);
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

function claimsOf({ sub, sid, iat, client_id: client }: JWTPayload, now: Date): AccessClaims | null {
  if (sub === undefined || typeof sid !== 'string' || !UUID.test(sid) || client !== CLIENT_ID) return null;
  if (iat === undefined || iat > seconds(now) + CLOCK_SKEW_S) return null;
  return { userId: sub, deviceId: sid };
}
