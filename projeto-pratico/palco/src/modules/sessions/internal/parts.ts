import { newSecret } from '#kernel/secret.ts';
import { verifyAccessToken } from './access-tokens.ts';

/** As peças da fatia em que um engano custa caro: cada uma se troca sem mexer nas outras. */
export const sessionParts = {
  /** Segredo de 256 bits: cookie de sessão, token de refresh, reconhecimento de aparelho. */
  newSessionToken: newSecret,
  verifyAccessToken,
};

export type SessionParts = typeof sessionParts;
