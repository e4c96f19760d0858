import type { FastifyInstance } from 'fastify';
import { createAccount } from './account.ts';
import { createAvatars } from './avatars.ts';
import { createConfirm } from './confirm.ts';
import { createCredentials } from './credentials.ts';
import type { UsersDeps } from './deps.ts';
import { useLetters } from './letters.ts';
import { createProfiles } from './profiles.ts';
import { accountRoutes } from './routes/account.ts';
import { avatarRoutes } from './routes/avatar.ts';
import { signUpRoutes } from './routes/sign-up.ts';
import { createSignUp } from './sign-up.ts';

/** A fatia das contas: a porta é esta; o resto da pasta é assunto dela. */
export function createUsers(deps: UsersDeps) {
  useLetters(deps);
  const signUp = createSignUp(deps);
  const confirm = createConfirm(deps);
  const credentials = createCredentials(deps);
  const avatars = createAvatars(deps);
  const account = createAccount({ ...deps, prove: credentials.prove, eraseAvatars: avatars.erase });
  const { profile } = createProfiles(deps);
  return {
    authenticate: credentials.authenticate,
    prove: credentials.prove,
    me: account.me,
    cleanUp: signUp.cleanUp,
    routes(app: FastifyInstance) {
      signUpRoutes(app, { ...signUp, confirm, profile, count: deps.attempts.count });
      accountRoutes(app, { ...account, changePassword: credentials.changePassword });
      avatarRoutes(app, avatars);
    },
  };
}

export type Users = ReturnType<typeof createUsers>;
