import type { KeyObject } from 'node:crypto';
import type { JWK } from 'jose';
import type { Module } from '#http/module.ts';
import { Type } from '#http/type.ts';
import { ALGORITHM } from './internal/keys.ts';
import { createRing, type RingDeps } from './internal/ring.ts';
import { type PublicJwk, store } from './internal/store.ts';

export interface SigningKey {
  kid: string;
  alg: typeof ALGORITHM;
  privateKey: KeyObject;
}

/** Chaves de assinar tokens: trocadas por idade, as mesmas em todo processo, publicadas antes de assinar. */
export interface SigningKeys extends Module {
  current(): Promise<SigningKey>;
  /** A chave pública deste nome; `null` se não é nossa ou já se aposentou. */
  publicKey(kid: string): Promise<KeyObject | null>;
  publicSet(): Promise<{ keys: PublicJwk[] }>;
  /** As que podem assinar, com a parte privada; a que assina agora primeiro. */
  privateSet(): Promise<JWK[]>;
  /** Apaga as aposentadas; devolve quantas. */
  cleanUp(): Promise<number>;
}

export interface CreateSigningKeysDeps extends RingDeps {
  /** Quanto dura o mais longo dos tokens assinados: por esse tempo a chave velha ainda confere. */
  tokenTtlSeconds: number;
}

/** `kid` nosso: SHA-256 em base64url (RFC 7638). */
const KID = /^[\w-]{43}$/;

export function createSigningKeys(deps: CreateSigningKeysDeps): SigningKeys {
  const { db, clock, tokenTtlSeconds } = deps;
  const ring = createRing(deps);
  const publicSet = async () => ({ keys: (await ring.all()).map(({ publicJwk }) => publicJwk) });
  return {
    async current() {
      const { kid, privateKey } = await ring.signing();
      return { kid, alg: ALGORITHM, privateKey };
    },
    publicKey: async (kid) => (KID.test(kid) ? ((await ring.byKid(kid))?.publicKey ?? null) : null),
    publicSet,
    async privateSet() {
      const { kid: first } = await ring.signing();
      const keys = (await ring.all()).flatMap(({ kid, privateKey }) =>
        privateKey
          ? [{ ...(privateKey.export({ format: 'jwk' }) as JWK), kid, alg: ALGORITHM, use: 'sig' }]
          : [],
      );
      return keys.sort((a, b) => Number(b.kid === first) - Number(a.kid === first));
    },
    cleanUp: () =>
      db.transaction((tx) =>
        store.removeRetired(tx, new Date(clock.now().getTime() - tokenTtlSeconds * 1_000)),
      ),
    root(app) {
      app.get(
        '/.well-known/jwks.json',
        {
          config: { access: 'public' },
          schema: {
            tags: ['tokens'],
            summary: 'As chaves públicas que conferem os tokens do Palco',
            operationId: 'getJwks',
            response: { 200: Jwks },
          },
        },
        async (_request, reply) => {
          reply.header('cache-control', `public, max-age=${ring.cacheSeconds}`);
          return publicSet();
        },
      );
    },
  };
}

const text = Type.String();

/** RFC 7517. Só os membros públicos: um esquema que citasse `d` poderia deixá-lo sair. */
const Jwks = Type.Object({
  keys: Type.Array(Type.Object({ kty: text, kid: text, alg: text, use: text, crv: text, x: text, y: text })),
});
