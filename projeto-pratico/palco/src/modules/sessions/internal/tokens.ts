import type { Clock } from '#kernel/clock.ts';
import type { NewId } from '#kernel/ids.ts';
import type { SigningKeys } from '#modules/signing-keys/index.ts';
import { signAccessToken, type TokenScope } from './access-tokens.ts';
import type { Renewed } from './refresh.ts';
import type { TokenPair } from './schema.ts';

export interface TokensDeps extends TokenScope {
  clock: Clock;
  newId: NewId;
  keys: Pick<SigningKeys, 'current'>;
  accessTtlSeconds: number;
}

/** O par que um aplicativo leva: o de acesso, assinado agora, e o de renovação. */
export type IssueTokens = (renewed: Renewed) => Promise<TokenPair>;

export function createIssueTokens(deps: TokensDeps): IssueTokens {
  const { clock, newId, keys, issuer, audience, accessTtlSeconds } = deps;
  return async ({ userId, deviceId, refreshToken, expiresAt }) => ({
    tokenType: 'Bearer',
    accessToken: await signAccessToken(await keys.current(), {
      ...{ issuer, audience, userId, deviceId },
      id: newId(),
      now: clock.now(),
      ttlSeconds: accessTtlSeconds,
    }),
    expiresIn: accessTtlSeconds,
    refreshToken,
    refreshExpiresIn: Math.max(0, Math.floor((expiresAt.getTime() - clock.now().getTime()) / 1_000)),
  });
}
