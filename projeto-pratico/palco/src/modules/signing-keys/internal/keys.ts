import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { calculateJwkThumbprint } from 'jose';
import type { Seal } from '#kernel/seal.ts';
import type { KeyRow, PublicJwk } from './store.ts';

/** ECDSA sobre P-256 com SHA-256 (RFC 7518, 3.4): assinatura de 64 bytes, que toda biblioteca confere. */
export const ALGORITHM = 'ES256';

/** Uma chave como o processo a usa. */
export interface Key {
  kid: string;
  publicJwk: PublicJwk;
  publicKey: KeyObject;
  /** Nula se o segredo da instalação já não é o que a selou: ainda confere, mas não assina. */
  privateKey: KeyObject | null;
  signsFrom: number;
}

const generate = promisify(generateKeyPair);

/** Sorteia um par. A parte privada sai daqui já selada, presa ao nome da chave. */
export async function createKey(seal: Seal, signsFrom: Date): Promise<KeyRow> {
  const { publicKey, privateKey } = await generate('ec', { namedCurve: 'P-256' });
  const { kty = '', crv = '', x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const kid = await calculateJwkThumbprint({ kty, crv, x, y });
  return {
    kid,
    public_jwk: { kty, crv, x, y, kid, alg: ALGORITHM, use: 'sig' },
    private_sealed: seal.seal(privateKey.export({ format: 'der', type: 'pkcs8' }), kid),
    signs_from: signsFrom,
  };
}

export function openKey(seal: Seal, { kid, public_jwk, private_sealed, signs_from }: KeyRow): Key {
  const der = seal.open(private_sealed, kid);
  return {
    kid,
    publicJwk: public_jwk,
    publicKey: createPublicKey({ key: { ...public_jwk }, format: 'jwk' }),
    privateKey: der && createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }),
    signsFrom: signs_from.getTime(),
  };
}
