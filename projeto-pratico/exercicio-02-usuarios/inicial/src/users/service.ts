import { AppError } from '../errors.ts';
import type { UsersDeps } from './deps.ts';
import type { Profile, ProfileChange, SignUp, User } from './types.ts';

/** O que a pessoa vê enquanto a parte não fica pronta. O nome é o da seção do enunciado. */
function todo(section: string): never {
  throw new AppError('not_done', `Por fazer: ${section}.`);
}

/**
 * Os casos de uso, sem nada de HTTP. Quem chama já foi reconhecido: `me` é o id da conta.
 *
 * TODO: um por um, na ordem das tarefas do enunciado.
 */
export function createService(_deps: UsersDeps) {
  return {
    /** O id de quem tem este login e esta senha; `null` se não confere, com o mesmo trabalho. */
    authenticate: async (_login: string, _password: string): Promise<string | null> => null,
    signUp: (_input: SignUp): Promise<{ status: string; handle: string; email: string }> => todo('cadastro'),
    confirm: (_token: string, _password: string): Promise<{ handle: string; email: string }> =>
      todo('cadastro'),
    resend: (_email: string): Promise<void> => todo('a mensagem e o link'),
    profile: (_handle: string): Promise<Profile> => todo('a própria conta'),
    me: (_me: string): Promise<User> => todo('a própria conta'),
    change: (_me: string, _change: ProfileChange): Promise<User> => todo('a própria conta'),
    changeEmail: (_me: string, _email: string, _password: string): Promise<void> => todo('trocar de e-mail'),
    changePassword: (_me: string, _current: string, _next: string): Promise<void> => todo('a regra da senha'),
    deactivate: (_me: string, _password: string): Promise<void> => todo('desativar e apagar'),
    reactivate: (_me: string): Promise<void> => todo('desativar e apagar'),
    remove: (_me: string, _password: string): Promise<void> => todo('desativar e apagar'),
    putAvatar: (_me: string, _bytes: Buffer): Promise<User> => todo('retrato'),
    removeAvatar: (_me: string): Promise<void> => todo('retrato'),
    /** O arquivo do retrato; `undefined` se não há. */
    avatar: async (_userId: string, _file: string): Promise<Buffer | undefined> => undefined,
  };
}

export type Service = ReturnType<typeof createService>;
