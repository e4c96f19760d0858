import { todo } from '../errors.ts';
import type { SessionsDeps } from './deps.ts';

/** A sessão de um navegador, reconhecida pelo texto sorteado que vai no cookie. */
export interface Session {
  id: string;
  userId: string;
  /** O que vai no cookie. No banco, só o hash dele. */
  token: string;
}

const section = 'a sessão e o seu cookie';

/** TODO (a sessão e o seu cookie): abrir, reconhecer e encerrar, com a tabela em `migrations/002_sessoes.sql`. */
export function createSessionsService(_deps: SessionsDeps) {
  return {
    /** Confere login e senha e abre uma sessão. @throws AppError `credentials_invalid`, `second_factor_required` */
    signIn: async (_login: string, _password: string): Promise<Session> => todo(section),
    /** De quem é a sessão deste cookie; `null` se ela não existe, venceu ou foi encerrada. */
    resume: async (_token: string): Promise<Pick<Session, 'id' | 'userId'> | null> => todo(section),
    /** Encerra no servidor: apagar o cookie do navegador não impede quem o copiou. */
    close: async (_sessionId: string): Promise<void> => todo(section),
  };
}
