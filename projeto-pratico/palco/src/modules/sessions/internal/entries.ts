import type { Users } from '#modules/users/index.ts';
import { createEntryDoor, type EntryDeps, type EntryDoor } from './entry.ts';
import type { OpenDeviceParts } from './open-device.ts';
import { SignedIn, TokensOpened } from './schema.ts';
import type { IssueTokens } from './tokens.ts';

export interface EntriesDeps extends EntryDeps {
  users: Pick<Users, 'byId' | 'statusOf'>;
  openDevice: Pick<OpenDeviceParts, 'app' | 'browser'>;
  issue: IssueTokens;
}

/** As duas formas de ficar dentro: cookie, para o navegador, e tokens, para o aplicativo. */
export interface Entries {
  browser: EntryDoor<SignedIn>;
  app: EntryDoor<TokensOpened>;
}

export function createEntries({ openDevice, issue, ...deps }: EntriesDeps): Entries {
  const { users } = deps;
  return {
    browser: createEntryDoor(deps, {
      kind: 'browser',
      schema: SignedIn,
      async openDevice(tx, request, opening) {
        const remember = await openDevice.browser(tx, request, opening);
        return async (reply) => {
          remember(reply);
          return { user: await users.byId(opening.userId) };
        };
      },
    }),
    app: createEntryDoor(deps, {
      kind: 'app',
      schema: TokensOpened,
      async openDevice(tx, request, opening) {
        const { renewed, deviceToken } = await openDevice.app(tx, request, opening);
        return async () => ({
          ...(await issue(renewed)),
          deviceToken,
          user: await users.byId(opening.userId),
        });
      },
    }),
  };
}
