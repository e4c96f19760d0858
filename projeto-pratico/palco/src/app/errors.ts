import { httpErrors } from '#http/errors.ts';
import { common, type ErrorKind } from '#kernel/errors.ts';
import { draftErrors } from '#modules/drafts/index.ts';
import { externalErrors } from '#modules/external-sign-in/index.ts';
import { followErrors } from '#modules/follows/index.ts';
import { idempotencyErrors } from '#modules/idempotency/index.ts';
import { oauthErrors } from '#modules/oauth/index.ts';
import { pollErrors } from '#modules/polls/index.ts';
import { postErrors } from '#modules/posts/index.ts';
import { roleErrors } from '#modules/roles/index.ts';
import { secondFactorErrors } from '#modules/second-factors/index.ts';
import { sessionErrors } from '#modules/sessions/index.ts';
import { userErrors } from '#modules/users/index.ts';
import { videoErrors } from '#modules/videos/index.ts';
import { storageErrors } from '#ports/storage/port.ts';

const catalogs = [
  common,
  httpErrors,
  userErrors,
  sessionErrors,
  secondFactorErrors,
  roleErrors,
  oauthErrors,
  externalErrors,
  idempotencyErrors,
  postErrors,
  pollErrors,
  draftErrors,
  videoErrors,
  followErrors,
  storageErrors,
];

/** Todos os códigos que a API pode devolver. @throws Error se dois catálogos declaram o mesmo */
export function errorRegistry(): Map<string, ErrorKind> {
  const registry = new Map<string, ErrorKind>();
  for (const { kinds } of catalogs) {
    for (const [code, kind] of Object.entries(kinds)) {
      if (registry.has(code)) throw new Error(`Código de erro declarado duas vezes: ${code}`);
      registry.set(code, kind);
    }
  }
  return registry;
}
