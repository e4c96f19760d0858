import type { JsonWebKey, KeyObject } from 'node:crypto';
import { todo } from '../errors.ts';

/** Uma chave que assina, e o nome dela no cabeçalho do token. */
export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
}

const section = 'chaves públicas e a troca delas';

/**
 * TODO (chaves públicas e a troca delas): um par ES256 por vez, guardado no banco com a metade privada selada
 * (`seal.ts`), trocado a cada SIGNING_KEY_TTL_SECONDS; a anterior ainda confere até o último token dela vencer.
 */
export function createKeys() {
  return {
    /** A que assina agora. */
    current: async (): Promise<SigningKey> => todo(section),
    /** A metade pública de um `kid`; `null` se não é de nenhuma chave viva. */
    publicKey: async (_kid: string): Promise<KeyObject | null> => todo(section),
    /** As metades públicas, como o JWKS as mostra. */
    publicSet: async (): Promise<{ keys: JsonWebKey[] }> => todo(section),
  };
}

export type Keys = ReturnType<typeof createKeys>;
