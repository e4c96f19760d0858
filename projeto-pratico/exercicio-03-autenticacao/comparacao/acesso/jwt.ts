import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { errors, jwtVerify, SignJWT } from 'jose';
import { deleteDevice, insertDevice } from './aparelhos.ts';
import type { Device, Scheme, Site } from './esquema.ts';

const ISSUER = 'https://palco.exemplo.com.br';
const AUDIENCE = `${ISSUER}/api`;
/** O mesmo do Palco: cinco minutos. */
export const TTL_SECONDS = 300;
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/u;

/** O que o token diz de quem o apresenta. */
export interface Claims {
  userId: string;
  deviceId: string;
}

/** Abre um aparelho e assina o token de acesso dele (RFC 9068), em ES256. */
export async function signIn({ db, keys, now }: Site, userId: string): Promise<Device> {
  const { id } = await insertDevice(db, userId);
  const seconds = Math.floor(now() / 1_000);
  const token = await new SignJWT({ sid: id, client_id: 'palco' })
    .setProtectedHeader({ alg: 'ES256', kid: '2026-11', typ: 'at+jwt' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(userId)
    .setJti(randomUUID())
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + TTL_SECONDS)
    .sign(keys.privateKey);
  return { id, headers: { authorization: `Bearer ${token}` } };
}

/** Confere a assinatura e o que o token diz, sem perguntar nada a ninguém. */
export async function verify({ keys, now }: Site, headers: IncomingHttpHeaders): Promise<Claims | null> {
  const token = BEARER.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) return null;
  try {
    const { payload } = await jwtVerify(token, keys.publicKey, {
      algorithms: ['ES256'],
      typ: 'at+jwt',
      issuer: ISSUER,
      audience: AUDIENCE,
      currentDate: new Date(now()),
      requiredClaims: ['sub', 'sid', 'exp'],
    });
    return { userId: String(payload.sub), deviceId: String(payload.sid) };
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/**
 * JWT sem estado: quem confere não consulta nada. Encerrar um aparelho impede que ele renove; o token que ele já tem vale até
 * vencer, e por isso vence em minutos.
 */
export const jwt: Scheme = {
  name: 'JWT',
  async open(site) {
    return {
      signIn: (userId) => signIn(site, userId),
      recognize: async (headers) => (await verify(site, headers))?.userId ?? null,
      revoke: (id) => deleteDevice(site.db, id),
      close: async () => {},
    };
  },
};
