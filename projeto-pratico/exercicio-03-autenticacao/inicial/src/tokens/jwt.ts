import { todo } from '../errors.ts';
import type { Keys } from './keys.ts';

/** O que o token de acesso diz (RFC 9068). Tempos em segundos. */
export interface Claims {
  iss: string;
  aud: string;
  /** A conta. */
  sub: string;
  /** A família: é por ela que um aparelho revogado deixa de entrar. */
  sid: string;
  jti: string;
  iat: number;
  exp: number;
  client_id: string;
}

const section = 'o token de acesso';

/** TODO (o token de acesso; tokens forjados): assine e confira com `jose`, dizendo que algoritmos aceita. */
export function createJwt(_keys: Keys) {
  return {
    sign: async (_claims: Claims): Promise<string> => todo(section),
    /** As declarações de um token que vale; `null` para qualquer outro. */
    verify: async (_token: string): Promise<Claims | null> => todo(section),
  };
}
