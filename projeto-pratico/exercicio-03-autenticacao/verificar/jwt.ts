import { createPublicKey, type JsonWebKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Answer, HttpClient } from '@trilha/kit';
import { expectThat } from './pedidos.ts';

type Json = Record<string, unknown>;

export interface Jwk extends JsonWebKey {
  kid: string;
  alg: string;
}

/** Um JWT aberto (RFC 7519): cabeçalho, declarações e o que se assina. */
export interface Jwt {
  header: Json;
  claims: Json;
  signed: string;
  signature: Buffer;
}

export function openJwt(token: string): Jwt {
  const [header = '', claims = '', signature = ''] = token.split('.');
  return {
    header: decode(header),
    claims: decode(claims),
    signed: `${header}.${claims}`,
    signature: Buffer.from(signature, 'base64url'),
  };
}

/** Um JWT com o cabeçalho, as declarações e a assinatura que se quiser. */
export function makeJwt(header: Json, claims: Json, signer: (signed: string) => Buffer | string): string {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${Buffer.from(signer(signed)).toString('base64url')}`;
}

/** O hash e o formato de cada algoritmo que o contrato aceita (RFC 7518, §3.1; RFC 8037). */
const ALGORITHMS: Record<string, { hash: string | null; options: object }> = {
  ES256: { hash: 'sha256', options: { dsaEncoding: 'ieee-p1363' } },
  EdDSA: { hash: null, options: {} },
  RS256: { hash: 'sha256', options: {} },
  PS256: { hash: 'sha256', options: { padding: 6, saltLength: 32 } },
};

export const isAsymmetric = (alg: unknown): alg is string => typeof alg === 'string' && alg in ALGORITHMS;

export function verifies({ signed, signature }: Jwt, jwk: Jwk): boolean {
  const { hash, options } = ALGORITHMS[jwk.alg] ?? { hash: 'sha256', options: {} };
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  return verify(hash, Buffer.from(signed), { key, ...options }, signature);
}

/** Assina em ES256 com uma chave qualquer. */
export const signWith = (key: KeyObject) => (signed: string) =>
  sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });

export async function keysOf(http: HttpClient): Promise<{ answer: Answer; keys: Jwk[] }> {
  const answer = (await http.get('/.well-known/jwks.json')).expectStatus(200);
  const { keys } = answer.json();
  expectThat(answer, Array.isArray(keys) && keys.length > 0, {
    where: 'corpo /keys',
    expected: 'ao menos uma chave pública',
    got: answer.body.slice(0, 200),
  });
  return { answer, keys: keys as Jwk[] };
}

const encode = (json: Json): string => Buffer.from(JSON.stringify(json)).toString('base64url');

function decode(part: string): Json {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Json;
  } catch {
    return {};
  }
}
