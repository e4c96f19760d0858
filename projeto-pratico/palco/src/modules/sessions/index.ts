import type { AssertProved, Identify } from '#http/access.ts';
import type { AttemptLimit } from '#http/attempts.ts';
import type { Module } from '#http/module.ts';
import type { Viewer } from '#http/types.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Db, Tx } from '#kernel/db.ts';
import type { NewId } from '#kernel/ids.ts';
import type { Lockout } from '#modules/lockout/index.ts';
import type { SigningKeys } from '#modules/signing-keys/index.ts';
import type { AccountReactions } from '#modules/users/events.ts';
import type { ExportSection, TrustDevice, Users, Welcome } from '#modules/users/index.ts';
import type { JobHandler, Jobs } from '#ports/jobs/port.ts';
import type { Mail } from '#ports/mail/port.ts';
import { createCleanUp } from './internal/clean-up.ts';
import { createCookie } from './internal/cookies.ts';
import { createDevices } from './internal/devices.ts';
import { createEntries, type Entries } from './internal/entries.ts';
import type { SecondStep } from './internal/entry.ts';
import { createExport } from './internal/export.ts';
import { type BearerVerifier, createIdentify, createOwnBearer } from './internal/identify.ts';
import { createKnownDevices } from './internal/known-devices.ts';
import { createNoticeJob, NOTICE_LETTER } from './internal/letters.ts';
import { createLiveness } from './internal/liveness.ts';
import { createNotices } from './internal/notices.ts';
import { createOpenDevice } from './internal/open-device.ts';
import type { SessionParts } from './internal/parts.ts';
import { createRecentProof } from './internal/recent-proof.ts';
import { createRefresh } from './internal/refresh.ts';
import { deviceRoutes } from './internal/routes/devices.ts';
import { sessionRoutes } from './internal/routes/sessions.ts';
import { tokenRoutes } from './internal/routes/tokens.ts';
import { createProvePassword } from './internal/sign-in.ts';
import { createIssueTokens } from './internal/tokens.ts';
import { createWelcome } from './internal/welcome.ts';

export type { EntryDoor, SecondStep } from './internal/entry.ts';
export { sessionErrors } from './internal/errors.ts';
export type { BearerVerifier } from './internal/identify.ts';
export { type SessionParts, sessionParts } from './internal/parts.ts';
export { appDevice } from './internal/schema.ts';

export interface Sessions extends Module {
  /** Reconhece a pessoa pelo token ou pelo cookie. */
  identify: Identify;
  /** Reconhece os tokens do próprio Palco. */
  bearer: BearerVerifier;
  /** Cobra prova de identidade de há pouco. */
  assertProved: AssertProved;
  /** A pessoa acabou de provar quem é neste aparelho. @returns até quando vale */
  prove(tx: Tx, deviceId: string): Promise<Date>;
  /** Quando o aparelho de quem pede provou quem é pela última vez. */
  provedAt(viewer: Viewer): Promise<Date | null>;
  /** O fim de toda entrada, por cookie ou por token. */
  entry: Entries;
  /** Encerra os aparelhos da pessoa, menos um, e deixa de reconhecê-los. */
  endDevices(tx: Tx, userId: string, options: { except: string | null }): Promise<void>;
  /** Abre a sessão de quem acabou de confirmar a conta. */
  welcome: Welcome;
  /** Passa a conhecer o aparelho de quem provou, por outro caminho, ser dona da conta. */
  trustDevice: TrustDevice;
  /** Apaga o que venceu; devolve quanto. */
  cleanUp(): Promise<number>;
  /** O que acontece aos aparelhos quando algo acontece com a conta. */
  reactions: AccountReactions;
  /** Os aparelhos, para a pessoa levar. */
  export: ExportSection;
  handlers: Record<string, JobHandler>;
}

export interface CreateSessionsDeps {
  db: Db;
  clock: Clock;
  newId: NewId;
  log: { warn(fields: object, message: string): void };
  jobs: Pick<Jobs, 'enqueue'>;
  mail: Mail;
  parts: SessionParts;
  users: Pick<Users, 'authenticate' | 'byId' | 'idByLogin' | 'lock' | 'statusOf'>;
  lockout: Pick<Lockout, 'attempt'>;
  keys: SigningKeys;
  secondStep: SecondStep;
  /** Com o que cada conta pode provar de novo quem é. */
  proofMethods(userId: string): Promise<string[]>;
  bearers: readonly BearerVerifier[];
  attempts: AttemptLimit;
  publicUrl: string;
  ttls: {
    sessionSeconds: number;
    accessSeconds: number;
    refreshSeconds: number;
    refreshGraceSeconds: number;
    proofSeconds: number;
  };
}

const SESSION_COOKIE = 'palco_session';
const DEVICE_COOKIE = 'palco_device';

/** Entrar e seguir dentro: sessões de navegador e tokens de aplicativo, os dois como aparelhos da pessoa. */
export function createSessions(deps: CreateSessionsDeps): Sessions {
  const { db, clock, users, keys, parts, secondStep, ttls } = deps;
  const secure = deps.publicUrl.startsWith('https:');
  const issuer = deps.publicUrl.replace(/\/+$/, '');
  const scope = { issuer, audience: `${issuer}/api` };
  const sessionCookie = createCookie(SESSION_COOKIE, secure);
  const deviceCookie = createCookie(DEVICE_COOKIE, secure);
  const liveness = createLiveness(deps);
  const known = createKnownDevices(deps);
  const notices = createNotices(deps);
  const ttlSeconds = ttls.sessionSeconds;
  const { refreshSeconds, refreshGraceSeconds: graceSeconds } = ttls;
  const refresh = createRefresh({ ...deps, liveness, notices, ttlSeconds: refreshSeconds, graceSeconds });
  const devices = createDevices({ db, clock, liveness, ttlSeconds, lockAccount: users.lock });
  const openDevice = createOpenDevice({
    ...deps,
    ...{ known, notices, refresh, sessionCookie, deviceCookie, ttlSeconds },
    refreshTtlSeconds: refreshSeconds,
  });
  const issue = createIssueTokens({
    ...{ ...deps, ...scope },
    accessTtlSeconds: ttls.accessSeconds,
  });
  const proof = createRecentProof({ db, clock, ttlSeconds: ttls.proofSeconds, methods: deps.proofMethods });
  const entry = createEntries({ db, users, secondStep, openDevice, issue });
  return {
    identify: createIdentify({
      ...{ ...deps, devices, sessionCookie, ttlSeconds },
      oldSessionCookie: secure ? createCookie(SESSION_COOKIE, false) : null,
    }),
    bearer: createOwnBearer({ clock, keys, liveness, parts, ...scope }),
    assertProved: proof.assertProved,
    prove: proof.prove,
    provedAt: proof.provedAt,
    entry,
    endDevices: (tx, userId, { except }) => devices.endOthers(tx, userId, except),
    welcome: createWelcome({ users, secondStep, known, openDevice }),
    trustDevice: (request, tx, userId) => openDevice.trust(tx, request, userId),
    cleanUp: createCleanUp({ db, clock, refresh, notices }),
    reactions: {
      deactivated: (tx, userId) => devices.setActive(tx, userId, false),
      reactivated: (tx, userId) => devices.setActive(tx, userId, true),
      suspended: (tx, userId) => devices.endOthers(tx, userId, null),
      passwordChanged: devices.endOthers,
      deleting: async (tx) => tx.afterCommit(liveness.forget),
    },
    export: createExport(deps),
    handlers: { [NOTICE_LETTER]: createNoticeJob(deps) },
    api(app) {
      const prove = createProvePassword(app, { ...deps, known, deviceCookie });
      sessionRoutes(app, { users, devices, browser: entry.browser, prove, sessionCookie });
      tokenRoutes(app, { app: entry.app, prove, refresh, issue });
      deviceRoutes(app, { db, devices });
    },
  };
}
