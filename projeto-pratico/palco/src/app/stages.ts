import { join } from 'node:path';
import { createPostgresJobs } from '#adapters/jobs-postgres/index.ts';
import { createLocalMail } from '#adapters/mail-local/index.ts';
import { createSmtpMail } from '#adapters/mail-smtp/index.ts';
import { createPostgresSearch } from '#adapters/search-postgres/index.ts';
import { createLocalStorage } from '#adapters/storage-local/index.ts';
import type { Metrics } from '#http/metrics.ts';
import { createDrafts } from '#modules/drafts/index.ts';
import { createEcho } from '#modules/echo/index.ts';
import { createExternalSignIn } from '#modules/external-sign-in/index.ts';
import { createFollows } from '#modules/follows/index.ts';
import { createHealth } from '#modules/health/index.ts';
import { createIdempotency } from '#modules/idempotency/index.ts';
import { createLikes } from '#modules/likes/index.ts';
import { createLockout } from '#modules/lockout/index.ts';
import { createMailbox } from '#modules/mailbox/index.ts';
import { createOauth } from '#modules/oauth/index.ts';
import { createPolls } from '#modules/polls/index.ts';
import { createPosts } from '#modules/posts/index.ts';
import { createRoles } from '#modules/roles/index.ts';
import { createSearch } from '#modules/search/index.ts';
import { createSecondFactors } from '#modules/second-factors/index.ts';
import { createSessions } from '#modules/sessions/index.ts';
import { createSigningKeys } from '#modules/signing-keys/index.ts';
import { createTimeline } from '#modules/timeline/index.ts';
import { createUsers } from '#modules/users/index.ts';
import { createVideos } from '#modules/videos/index.ts';
import type { JobCounts, Jobs } from '#ports/jobs/port.ts';
import type { Mail } from '#ports/mail/port.ts';
import { type Building, need } from './building.ts';
import { ConfigError, explain, isLocal } from './config.ts';
import { assertSecret } from './secret.ts';
import { findTools } from './tools.ts';

/** Uma etapa do projeto: o que ela acrescenta ao que as anteriores deixaram. */
export interface Stage {
  number: number;
  slug: string;
  build(building: Building): void;
}

/** A fila durável chega com as mensagens: cadastro aceito não pode perder a sua. */
export const FIRST_STAGE_WITH_JOBS = 2;

/** Único lugar que conhece os números das etapas. */
export const stages: readonly Stage[] = [
  { number: 1, slug: 'setup', build: setup },
  { number: 2, slug: 'usuarios', build: users },
  { number: 3, slug: 'autenticacao', build: authentication },
  { number: 4, slug: 'posts-de-texto', build: posts },
  { number: 5, slug: 'posts-de-video', build: videos },
  { number: 6, slug: 'relacionamentos', build: relationships },
  { number: 7, slug: 'timeline', build: timeline },
];

function setup(building: Building): void {
  const { modules, readiness, lifecycle } = building;
  const { routes } = createHealth({ isDraining: () => lifecycle.draining, checks: readiness });
  modules.push({ root: routes }, createEcho());
}

/** Fila, arquivos e correio, que as fatias desta etapa em diante usam. */
function durability(building: Building): void {
  const { db, log, config, doors, metrics } = building;
  doors.jobs ??= createPostgresJobs({ db, log });
  doors.storage ??= createLocalStorage(config.storageDir);
  doors.mail ??= chooseMail(building);
  watchJobs(metrics, doors.jobs);
}

function chooseMail({ config, db, modules }: Building): Mail {
  const { smtpUrl, mailFrom: from } = config;
  if (smtpUrl !== null) return createSmtpMail({ url: smtpUrl, from });
  if (!isLocal(config))
    throw new ConfigError([explain('SMTP_URL', 'falta, e PUBLIC_URL não é desta máquina')]);
  const local = createLocalMail({ db, from });
  modules.push(createMailbox(local));
  return local;
}

function users(building: Building): void {
  durability(building);
  const { db, clock, newId, log, bindings, config, parts, reactions, exports } = building;
  const door = createUsers({
    db,
    clock,
    newId,
    log,
    parts,
    reactions,
    exports,
    jobs: need(building, 'jobs'),
    mail: need(building, 'mail'),
    storage: need(building, 'storage'),
    publicUrl: config.publicUrl,
    tokenTtlSeconds: config.emailTokenTtlSeconds,
    resetTtlSeconds: config.passwordResetTtlSeconds,
    attempts: { perMinute: config.authAttemptsPerMinute },
    profileFacts: (...args) => bindings.profileFacts(...args),
    accountFacts: (...args) => bindings.accountFacts(...args),
    suggestPeople: (...args) => bindings.suggestPeople(...args),
    welcome: (...args) => bindings.welcome(...args),
    trustDevice: (...args) => bindings.trustDevice(...args),
    limitProof: (userId, prove) => bindings.limitProof(userId, prove),
  });
  bindings.identify = door.basic.identify;
  bindings.challenge = door.basic.challenge;
  Object.assign(building.handlers, door.handlers);
  building.chores.push(...door.chores);
  building.doors.users = door;
  building.modules.push(door);
}

function authentication(building: Building): void {
  lockout(building);
  signingKeys(building);
  sessions(building);
  secondFactors(building);
  passwordResets(building);
  roles(building);
  oauth(building);
  externalSignIn(building);
}

function lockout(building: Building): void {
  const { db, clock, config } = building;
  const door = createLockout({
    db,
    clock,
    users: need(building, 'users'),
    perHour: config.accountFailuresPerHour,
  });
  building.chores.push(door.cleanUp);
  building.reactions.push(door.reactions);
  building.exports.failedPasswords = door.export;
  building.bindings.limitProof = door.attemptAs;
  building.doors.lockout = door;
}

function passwordResets(building: Building): void {
  const { resets } = need(building, 'users');
  building.chores.push(resets.cleanUp);
  building.exports.passwordResets = resets.export;
  building.modules.push(resets);
}

function roles(building: Building): void {
  const { db, clock, newId, cursors, bindings, config, parts } = building;
  const door = createRoles({
    db,
    clock,
    newId,
    cursors,
    users: need(building, 'users'),
    adminEmailKey: config.adminEmail === null ? null : parts.emailKey(config.adminEmail),
  });
  bindings.authority = door.authority;
  bindings.accountFacts = door.factsOf;
  building.chores.push(door.bootstrap);
  building.reactions.push(door.reactions);
  building.exports.roles = door.export;
  building.modules.push(door);
}

/** Depois que um token deixa de ser assinado com uma chave, ela ainda confere por uma hora: nenhum dura mais. */
const LONGEST_TOKEN_SECONDS = 3_600;

function signingKeys(building: Building): void {
  const { db, clock, config } = building;
  assertSecret(config);
  const door = createSigningKeys({
    db,
    clock,
    seal: building.seal('chaves de assinar'),
    ttlSeconds: config.signingKeyTtlSeconds,
    tokenTtlSeconds: LONGEST_TOKEN_SECONDS,
  });
  building.chores.push(door.cleanUp);
  building.doors.keys = door;
  building.modules.push(door);
}

function sessions(building: Building): void {
  const { db, clock, newId, log, bindings, bearers, config, parts } = building;
  const door = createSessions({
    db,
    clock,
    newId,
    log,
    parts,
    bearers,
    jobs: need(building, 'jobs'),
    mail: need(building, 'mail'),
    users: need(building, 'users'),
    lockout: need(building, 'lockout'),
    keys: need(building, 'keys'),
    secondStep: {
      required: (...args) => bindings.secondStep.required(...args),
      challenge: (...args) => bindings.secondStep.challenge(...args),
    },
    proofMethods: (...args) => bindings.proofMethods(...args),
    attempts: { perMinute: config.authAttemptsPerMinute },
    publicUrl: config.publicUrl,
    ttls: {
      sessionSeconds: config.sessionTtlSeconds,
      accessSeconds: config.accessTokenTtlSeconds,
      refreshSeconds: config.refreshTtlSeconds,
      refreshGraceSeconds: config.refreshGraceSeconds,
      proofSeconds: config.stepUpTtlSeconds,
    },
  });
  bearers.push(door.bearer);
  bindings.identify = door.identify;
  bindings.challenge = 'Bearer';
  bindings.assertProved = door.assertProved;
  bindings.welcome = door.welcome;
  bindings.trustDevice = door.trustDevice;
  Object.assign(building.handlers, door.handlers);
  building.chores.push(door.cleanUp);
  building.reactions.push(door.reactions);
  building.exports.sessions = door.export;
  building.doors.sessions = door;
  building.modules.push(door);
}

function secondFactors(building: Building): void {
  const { db, clock, newId, log, bindings, config } = building;
  const door = createSecondFactors({
    db,
    clock,
    newId,
    log,
    jobs: need(building, 'jobs'),
    mail: need(building, 'mail'),
    users: need(building, 'users'),
    sessions: need(building, 'sessions'),
    identities: (...args) => bindings.identities(...args),
    seals: { totp: building.seal('segredo do TOTP'), challenges: building.seal('desafio de passkey') },
    publicUrl: config.publicUrl,
    attempts: { perMinute: config.authAttemptsPerMinute },
  });
  bindings.secondStep = door.secondStep;
  bindings.proofMethods = door.proofMethods;
  Object.assign(building.handlers, door.handlers);
  building.chores.push(door.cleanUp);
  building.reactions.push(door.reactions);
  building.exports.secondFactors = door.export;
  building.doors.secondFactors = door;
  building.modules.push(door);
}

function oauth(building: Building): void {
  const { db, clock, newId, log, bindings, config, parts } = building;
  const keys = need(building, 'keys');
  const { provedAt } = need(building, 'sessions');
  const door = createOauth({
    db,
    clock,
    newId,
    log,
    parts,
    provedAt,
    users: need(building, 'users'),
    proofMethods: (...args) => bindings.proofMethods(...args),
    publicUrl: config.publicUrl,
    attempts: { perMinute: config.authAttemptsPerMinute },
    identify: (...args) => bindings.identify(...args),
    signingKeys: keys.privateSet,
    accessTokenTtlSeconds: config.accessTokenTtlSeconds,
    refreshTtlSeconds: config.refreshTtlSeconds,
  });
  building.bearers.push(door.bearer);
  building.chores.push(door.cleanUp);
  building.reactions.push(door.reactions);
  building.exports.oauth = door.export;
  building.modules.push(door);
}

function externalSignIn(building: Building): void {
  const { db, clock, newId, log, bindings, config, parts } = building;
  const door = createExternalSignIn({
    db,
    clock,
    newId,
    log,
    parts,
    provider: config.externalOidc,
    users: need(building, 'users'),
    entry: need(building, 'sessions').entry.browser,
    factors: need(building, 'secondFactors'),
    seal: building.seal('ida ao provedor de fora'),
    publicUrl: config.publicUrl,
    attempts: { perMinute: config.authAttemptsPerMinute },
  });
  bindings.identities = door.identities;
  building.chores.push(door.cleanUp);
  building.exports.identities = door.export;
  building.modules.push(door);
}

function posts(building: Building): void {
  idempotency(building);
  textPosts(building);
  polls(building);
  drafts(building);
  search(building);
}

function idempotency(building: Building): void {
  const { db, clock, newId, config, parts } = building;
  const door = createIdempotency({ db, clock, newId, parts, ttlSeconds: config.idempotencyTtlSeconds });
  building.chores.push(door.cleanUp);
  building.exports.idempotencyKeys = door.export;
  building.doors.idempotency = door;
}

function textPosts(building: Building): void {
  const { db, clock, newId, cursors, bindings, parts, postReactions } = building;
  const door = createPosts({
    db,
    clock,
    newId,
    cursors,
    parts,
    postReactions,
    users: need(building, 'users'),
    once: need(building, 'idempotency').once,
    attachments: {
      claim: (...args) => bindings.attachments.claim(...args),
      release: (...args) => bindings.attachments.release(...args),
      byPosts: (...args) => bindings.attachments.byPosts(...args),
    },
    polls: {
      attach: (...args) => bindings.polls.attach(...args),
      byPosts: (...args) => bindings.polls.byPosts(...args),
    },
    reactions: (...args) => bindings.reactions(...args),
    followsAny: (...args) => bindings.followsAny(...args),
  });
  const before = bindings.profileFacts;
  bindings.profileFacts = async (userId, viewerId) => {
    const [facts, count] = await Promise.all([before(userId, viewerId), door.count(userId)]);
    return { ...facts, posts: count };
  };
  Object.assign(building.exports, door.exports);
  building.reactions.push(door.reactions);
  building.chores.push(door.cleanUp);
  building.doors.posts = door;
  building.modules.push(need(building, 'users').directory, door);
}

function polls(building: Building): void {
  const { db, clock, bindings, config, parts } = building;
  const door = createPolls({
    db,
    clock,
    posts: need(building, 'posts'),
    rules: { postLength: parts.postLength, minSeconds: config.pollMinSeconds },
  });
  bindings.polls = door;
  building.exports.polls = door.export;
  building.doors.polls = door;
  building.modules.push(door);
}

function drafts(building: Building): void {
  const { db, clock, newId, cursors, config } = building;
  const door = createDrafts({
    db,
    clock,
    newId,
    cursors,
    users: need(building, 'users'),
    posts: need(building, 'posts'),
    polls: need(building, 'polls'),
    once: need(building, 'idempotency').once,
    jobs: need(building, 'jobs'),
    minSeconds: config.scheduleMinSeconds,
  });
  Object.assign(building.handlers, door.handlers);
  building.reactions.push(door.reactions);
  building.exports.drafts = door.export;
  building.modules.push(door);
}

function search(building: Building): void {
  const { db, clock, cursors, parts, doors } = building;
  doors.search ??= createPostgresSearch({ db });
  const door = createSearch({
    db,
    clock,
    cursors,
    parts,
    search: doors.search,
    users: need(building, 'users'),
    posts: need(building, 'posts'),
  });
  building.postReactions.push(door.postReactions);
  building.reactions.push(door.reactions);
  building.chores.push(...door.chores);
  building.modules.push(door);
}

function videos(building: Building): void {
  const { db, clock, newId, bindings, config, log } = building;
  const storage = need(building, 'storage');
  const door = createVideos({
    db,
    clock,
    newId,
    storage,
    jobs: need(building, 'jobs'),
    posts: need(building, 'posts'),
    log,
    tools: () => findTools(config),
    workDir: join(config.storageDir, 'work'),
    limits: {
      maxBytes: config.uploadMaxBytes,
      quotaBytes: config.uploadQuotaBytes,
      atOnce: config.uploadsAtOnce,
      inQueue: config.videosInQueue,
    },
    memoryMb: config.ffmpegMemoryMb,
    maxSeconds: config.videoMaxSeconds,
  });
  bindings.attachments = door.attachments;
  building.reactions.push(door.reactions);
  building.exports.videos = door.export;
  Object.assign(building.handlers, door.handlers);
  building.chores.push(door.cleanUp);
  building.modules.push(door);
}

function watchJobs(metrics: Metrics, jobs: Jobs): void {
  const read = (name: keyof JobCounts) => async () => (await jobs.counts())[name];
  metrics.gauge('palco_jobs_waiting', 'Tarefas à espera', read('waiting'));
  metrics.gauge('palco_jobs_running', 'Tarefas em execução', read('running'));
  metrics.gauge('palco_jobs_dead', 'Tarefas que esgotaram as tentativas', read('dead'));
}

function relationships(building: Building): void {
  const { db, clock, bindings } = building;
  const follows = createFollows({
    db,
    clock,
    users: need(building, 'users'),
    posts: need(building, 'posts'),
  });
  const likes = createLikes({ db, clock, posts: need(building, 'posts') });
  const before = bindings.profileFacts;
  bindings.profileFacts = async (userId, viewerId) => {
    const [facts, { followers, following, followed }] = await Promise.all([
      before(userId, viewerId),
      follows.facts(userId, viewerId),
    ]);
    return { ...facts, followers, following, followedByViewer: followed };
  };
  bindings.reactions = likes.byPosts;
  bindings.suggestPeople = follows.suggest;
  bindings.followsAny = follows.followedAmong;
  Object.assign(building.exports, { follows: follows.export, likes: likes.export });
  building.doors.follows = follows;
  building.modules.push(follows, likes);
}

function timeline(building: Building): void {
  const deps = { follows: need(building, 'follows'), posts: need(building, 'posts') };
  building.modules.push(createTimeline(deps));
}
