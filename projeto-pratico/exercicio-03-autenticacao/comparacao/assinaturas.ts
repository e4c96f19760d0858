import { createSecretKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { type Comparison, compare, count } from '@trilha/measure';
import { jwtVerify, SignJWT } from 'jose';

/** Um jeito de assinar: com que se assina e com que se confere. */
interface Signature {
  alg: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

const ISSUER = 'https://palco.exemplo.com.br';

/** Os três assimétricos do contrato e, ao lado, o que divide o mesmo segredo entre quem assina e quem confere. */
export function signatures(): Signature[] {
  const secret = createSecretKey(randomBytes(32));
  return [
    { alg: 'ES256', ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) },
    { alg: 'EdDSA', ...generateKeyPairSync('ed25519') },
    { alg: 'RS256', ...generateKeyPairSync('rsa', { modulusLength: 2_048 }) },
    { alg: 'HS256', privateKey: secret, publicKey: secret },
  ];
}

export const sign = ({ alg, privateKey }: Signature): Promise<string> =>
  new SignJWT({ sid: '0198f0a5-7c1e-7d7a-9a55-2f1f5d0c8e11' })
    .setProtectedHeader({ alg, kid: '2026-11', typ: 'at+jwt' })
    .setIssuer(ISSUER)
    .setSubject('0198f0a5-7c1e-7d7a-9a55-2f1f5d0c8e10')
    .setExpirationTime('1h')
    .sign(privateKey);

export async function verify({ alg, publicKey }: Signature, token: string): Promise<string | undefined> {
  const { payload } = await jwtVerify(token, publicKey, { algorithms: [alg], issuer: ISSUER });
  return payload.sub;
}

/** O que custa conferir, em tempo, e o que custa levar, em bytes. */
export async function compareSignatures(): Promise<Comparison[]> {
  const signed = await Promise.all(signatures().map(async (one) => ({ ...one, token: await sign(one) })));
  return [
    await compare({
      title: 'Conferir um token, sem rede',
      operation: 'token',
      rounds: 15,
      minSampleMs: 20,
      candidates: signed.map((one) => ({ name: one.alg, run: () => verify(one, one.token) })),
      verify(results) {
        if (new Set(results.values()).size !== 1) throw new Error('As assinaturas não conferem o mesmo.');
      },
    }),
    count({
      title: 'O mesmo token, com cada assinatura',
      unit: 'bytes',
      values: Object.fromEntries(signed.map(({ alg, token }) => [alg, token.length])),
    }),
  ];
}
