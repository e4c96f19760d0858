import type { Identify } from '#http/access.ts';
import type { AttemptLimit } from '#http/attempts.ts';
import { createFailureLimit } from '#http/failures.ts';
import type { Module } from '#http/module.ts';
import type { JobHandler } from '#ports/jobs/port.ts';
import { createAccount } from './internal/account.ts';
import { createAvatars, ERASE_AVATARS } from './internal/avatars.ts';
import { BASIC_CHALLENGE, createBasic } from './internal/basic.ts';
import { createCleanUp } from './internal/clean-up.ts';
import { createConfirm } from './internal/confirm.ts';
import { createCredentials } from './internal/credentials.ts';
import type { UsersDeps } from './internal/deps.ts';
import { createDirectory } from './internal/directory.ts';
import { createLetterJob } from './internal/letters.ts';
import { createNewPassword } from './internal/new-password.ts';
import { LETTER } from './internal/outbox.ts';
import { createProfiles } from './internal/profiles.ts';
import { createReset } from './internal/reset.ts';
import { accountRoutes } from './internal/routes/account.ts';
import { avatarMedia, avatarRoutes } from './internal/routes/avatar.ts';
import { directoryRoutes } from './internal/routes/directory.ts';
import { profileRoutes } from './internal/routes/profile.ts';
import { resetRoutes, type TrustDevice } from './internal/routes/reset.ts';
import { signUpRoutes, type Welcome } from './internal/routes/sign-up.ts';
import { Author, Person, Profile, User } from './internal/schema.ts';
import { createSignUp } from './internal/sign-up.ts';
import { createStanding } from './internal/standing.ts';

export type { AccountFacts, ExportSection, LimitProof, ProfileFacts } from './internal/deps.ts';
export { userErrors } from './internal/errors.ts';
export { defaultParts, type Parts } from './internal/parts.ts';
export { loginKey } from './internal/rules.ts';
export { Author, HandleParams, User } from './internal/schema.ts';
export type { TrustDevice, Welcome };

/** O que as fatias seguintes podem pedir a esta. */
export type Users = Pick<ReturnType<typeof createSignUp>, 'enroll' | 'enrollWithoutPassword'> &
  Pick<
    ReturnType<typeof createCredentials>,
    'authenticate' | 'prove' | 'idByLogin' | 'loginKeys' | 'hasPassword' | 'lock'
  > &
  Pick<ReturnType<typeof createProfiles>, 'authors' | 'idByHandle' | 'idsByHandles' | 'people'> &
  Pick<ReturnType<typeof createAccount>, 'byId' | 'statusOf'> &
  ReturnType<typeof createStanding> & {
    /** Reconhece quem chama por Basic, enquanto não há sessões. */
    basic: { identify: Identify; challenge: string };
    handlers: Record<string, JobHandler>;
    /** Faxinas da fatia. */
    chores: (() => Promise<number>)[];
    /** Encontrar pessoas: o que a etapa 04 liga, e a 02 não tem. */
    directory: Module;
    /** Senha esquecida: o que a etapa 03 liga, e a 02 não tem. */
    resets: Module & Pick<ReturnType<typeof createReset>, 'cleanUp' | 'export'>;
  } & Module;

export type CreateUsersDeps = UsersDeps & {
  welcome: Welcome;
  trustDevice: TrustDevice;
  attempts: AttemptLimit;
};

/** Uma escola ou uma operadora inteira sai por um endereço só: ele pode cinco vezes o que pode uma conta. */
const ACCOUNTS_PER_ADDRESS = 5;

export function createUsers(deps: CreateUsersDeps): Users {
  const { db, parts, storage, attempts, clock, welcome, trustDevice } = deps;
  const failures = createFailureLimit(attempts.perMinute, clock);
  const addressFailures = createFailureLimit(attempts.perMinute * ACCOUNTS_PER_ADDRESS, clock);
  const signUp = createSignUp(deps);
  const confirm = createConfirm({ ...deps, failures });
  const newPassword = createNewPassword(deps);
  const credentials = createCredentials({ ...deps, failures, newPassword });
  const reset = createReset({ ...deps, newPassword });
  const profiles = createProfiles(deps);
  const avatars = createAvatars(deps);
  const account = createAccount({ ...deps, prove: credentials.prove, eraseAvatars: avatars.erase });
  const { authenticate, prove, idByLogin, loginKeys, hasPassword, lock } = credentials;
  return {
    ...createStanding(deps),
    authenticate,
    prove,
    idByLogin,
    loginKeys,
    hasPassword,
    lock,
    enroll: signUp.enroll,
    enrollWithoutPassword: signUp.enrollWithoutPassword,
    authors: profiles.authors,
    idByHandle: profiles.idByHandle,
    idsByHandles: profiles.idsByHandles,
    people: profiles.people,
    byId: account.byId,
    statusOf: account.statusOf,
    basic: {
      identify: createBasic({ authenticate, failures, addressFailures }),
      challenge: BASIC_CHALLENGE,
    },
    handlers: { [LETTER]: createLetterJob(deps), [ERASE_AVATARS]: avatars.eraseJob },
    chores: [createCleanUp(deps), avatars.cleanUp],
    directory: {
      api: (app) =>
        directoryRoutes(
          app,
          createDirectory({ db, people: profiles.people, suggestPeople: deps.suggestPeople }),
        ),
    },
    resets: {
      cleanUp: reset.cleanUp,
      export: reset.export,
      api: (app) => resetRoutes(app, { reset, trustDevice, attempts }),
    },
    schemas: [Author.schema, Person.schema, User.schema, Profile.schema],
    root: (app) => avatarMedia(app, storage),
    api(app) {
      const { isCommonPassword } = parts;
      signUpRoutes(app, { signUp, confirm, welcome, attempts, isCommonPassword });
      profileRoutes(app, { profiles, account });
      accountRoutes(app, { account, credentials });
      avatarRoutes(app, avatars);
    },
  };
}
