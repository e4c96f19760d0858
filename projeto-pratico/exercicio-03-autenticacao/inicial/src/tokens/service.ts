import { todo } from '../errors.ts';
import type { TokensDeps } from './deps.ts';

/** O que um aplicativo recebe ao entrar e ao renovar. */
export interface TokenPair {
  tokenType: 'Bearer';
  accessToken: string;
  /** Em segundos. */
  expiresIn: number;
  refreshToken: string;
  refreshExpiresIn: number;
}

export interface AppSignIn {
  login: string;
  password: string;
  /** Como a pessoa chama o aparelho. */
  deviceName?: string;
  /** Mostra que o aparelho é conhecido; não abre nada. */
  deviceToken?: string;
}

/** TODO: as famílias de tokens, com a tabela em `migrations/003_tokens.sql`. */
export function createTokensService(_deps: TokensDeps) {
  return {
    signIn: async (_input: AppSignIn): Promise<TokenPair & { userId: string; deviceToken: string }> =>
      todo('o token de acesso'),
    /** Troca um refresh token, uma vez só, também entre 200 pedidos simultâneos. */
    refresh: async (_refreshToken: string): Promise<TokenPair & { userId: string }> =>
      todo('renovar sem abrir uma porta'),
    /** Encerra a família deste token, se há uma. */
    revoke: async (_refreshToken: string): Promise<void> => todo('sair do aplicativo'),
  };
}
