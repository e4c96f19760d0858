import { randomBytes } from 'node:crypto';
import { verifyAccessToken } from './access-tokens.ts';

const TOKEN_BYTES = 32;

/** As peças da fatia em que um engano custa caro: cada uma se troca sem mexer nas outras. */
export const sessionParts = {
  /** Segredo de 256 bits: cookie de sessão, token de refresh, reconhecimento de aparelho. */
  newSessionToken: (): string => randomBytes(TOKEN_BYTES).toString('base64url'),
  verifyAccessToken,
};

export type SessionParts = typeof sessionParts;
