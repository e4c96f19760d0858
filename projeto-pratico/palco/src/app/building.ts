import type { Logger } from 'pino';
import type { AssertProved, Identify } from '#http/access.ts';
import { httpErrors } from '#http/errors.ts';
import type { Lifecycle } from '#http/lifecycle.ts';
import type { Metrics } from '#http/metrics.ts';
import type { Module } from '#http/module.ts';
import { type Authority, noAuthority } from '#http/permissions.ts';
import type { Clock } from '#kernel/clock.ts';
import { type Cursors, createCursors } from '#kernel/cursor.ts';
import type { Db, Reader } from '#kernel/db.ts';
import type { NewId } from '#kernel/ids.ts';
import type { Seal } from '#kernel/seal.ts';
import { defaultExternalParts, type ExternalParts } from '#modules/external-sign-in/index.ts';
import type { Follows } from '#modules/follows/index.ts';
import type { ReadinessCheck } from '#modules/health/index.ts';
import { type Idempotency, type IdempotencyParts, idempotencyParts } from '#modules/idempotency/index.ts';
import type { Lockout } from '#modules/lockout/index.ts';
import { defaultOauthParts, type OauthParts } from '#modules/oauth/index.ts';
import type { PollsDoor } from '#modules/polls/index.ts';
import type { PostReactions } from '#modules/posts/events.ts';
import {
  type Attachments,
  type FollowsAny,
  type Polls,
  type PostParts,
  type Posts,
  postErrors,
  postParts,
  type Reaction,
} from '#modules/posts/index.ts';
import { type SearchParts, searchParts } from '#modules/search/index.ts';
import type { Identity, SecondFactors } from '#modules/second-factors/index.ts';
import {
  type BearerVerifier,
  type SecondStep,
  type SessionParts,
  type Sessions,
  sessionParts,
} from '#modules/sessions/index.ts';
import type { SigningKeys } from '#modules/signing-keys/index.ts';
import type { AccountReactions } from '#modules/users/events.ts';
import type {
  AccountFacts,
  ExportSection,
  LimitProof,
  Parts,
  ProfileFacts,
  TrustDevice,
  Users,
  Welcome,
} from '#modules/users/index.ts';
import { defaultParts } from '#modules/users/index.ts';
import type { JobHandler, Jobs } from '#ports/jobs/port.ts';
import type { Mail } from '#ports/mail/port.ts';
import type { Search } from '#ports/search/port.ts';
import type { Storage } from '#ports/storage/port.ts';
import type { Config } from './config.ts';
import { createSecrets } from './secret.ts';

/** O que existe antes de qualquer etapa. */
export interface Ground {
  config: Config;
  log: Logger;
  clock: Clock;
  newId: NewId;
  metrics: Metrics;
  lifecycle: Lifecycle;
  db: Db;
}

/** Ligações que uma etapa cria e outro troca. Os módulos as chamam sem saber quem responde. */
interface Bindings {
  identify: Identify;
  /** O que pedir a quem não disse quem é. */
  challenge: string | null;
  /** O que cada conta pode. */
  authority: Authority;
  /** Com que prova de há pouco uma ação perigosa se contenta. */
  assertProved: AssertProved;
  /** Com o que cada conta pode provar de novo quem é. */
  proofMethods: (userId: string) => Promise<string[]>;
  /** O que se pede a quem acertou a senha de uma conta com segundo fator. */
  secondStep: SecondStep;
  /** As contas de outros provedores ligadas a esta. */
  identities: (db: Reader, userId: string) => Promise<Identity[]>;
  welcome: Welcome;
  /** Torna conhecido o aparelho de quem redefiniu a senha. */
  trustDevice: TrustDevice;
  limitProof: LimitProof;
  profileFacts: (userId: string, viewerId: string | null) => Promise<ProfileFacts>;
  accountFacts: (userId: string) => Promise<AccountFacts>;
  /** Ids de quem vale conhecer. */
  suggestPeople: (viewerId: string | null, limit: number) => Promise<string[]>;
  attachments: Attachments;
  polls: Polls;
  reactions: (postIds: string[], viewerId: string | null) => Promise<Map<string, Reaction>>;
  /** Quem é seguido por quem pede: é o que abre os posts só para seguidores. */
  followsAny: FollowsAny;
}

/** Portas das fatias já construídas, para as seguintes. */
export interface Doors {
  users: Users;
  lockout: Lockout;
  keys: SigningKeys;
  sessions: Sessions;
  secondFactors: SecondFactors;
  idempotency: Idempotency;
  posts: Posts;
  search: Search;
  polls: PollsDoor;
  follows: Follows;
  jobs: Jobs;
  mail: Mail;
  storage: Storage;
}

/** A obra em andamento: cada etapa acrescenta a sua parte. */
export interface Building extends Ground {
  bindings: Bindings;
  doors: Partial<Doors>;
  modules: Module[];
  readiness: ReadinessCheck[];
  handlers: Record<string, JobHandler>;
  /** Faxinas periódicas; cada uma diz quanto apagou. */
  chores: (() => Promise<number>)[];
  /** Um selo por uso, com chave do segredo da instalação. */
  seal: (label: string) => Seal;
  /** Cursores de toda lista, assinados com a mesma chave. */
  cursors: Cursors;
  /** Peças em que um engano custa caro, trocáveis antes de as fatias serem construídas. */
  parts: Parts & SessionParts & OauthParts & ExternalParts & IdempotencyParts & PostParts & SearchParts;
  /** Quem reconhece um `Authorization: Bearer`, na ordem em que se pergunta. */
  bearers: BearerVerifier[];
  /** O que cada fatia faz quando algo acontece com uma conta. */
  reactions: AccountReactions[];
  /** O que cada fatia faz quando algo acontece com um post. */
  postReactions: PostReactions[];
  /** O que cada fatia guarda sobre uma pessoa, para ela levar. */
  exports: Record<string, ExportSection>;
}

export function groundFloor(ground: Ground): Building {
  const secrets = createSecrets(ground.config);
  return {
    ...ground,
    bindings: initialBindings(),
    doors: {},
    modules: [],
    readiness: [],
    handlers: {},
    chores: [],
    parts: {
      ...defaultParts,
      ...sessionParts,
      ...defaultOauthParts,
      ...defaultExternalParts,
      ...idempotencyParts,
      ...postParts,
      ...searchParts,
    },
    bearers: [],
    seal: secrets.seal,
    cursors: createCursors(secrets.key('cursores')),
    reactions: [],
    postReactions: [],
    exports: {},
  };
}

/** Como cada ligação nasce: a resposta honesta de quem ainda não tem a etapa que a preenche. */
function initialBindings(): Bindings {
  return {
    identify: async () => null,
    challenge: null,
    authority: noAuthority,
    assertProved: async () => {},
    proofMethods: async () => ['password'],
    secondStep: {
      required: async () => false,
      challenge: async () => httpErrors.create('unauthenticated'),
    },
    identities: async () => [],
    welcome: async () => () => {},
    trustDevice: async () => () => {},
    limitProof: (_userId, prove) => prove(),
    profileFacts: async () => ({ posts: 0, followers: 0, following: 0, followedByViewer: false }),
    accountFacts: async () => ({ roles: [], permissions: [] }),
    suggestPeople: async () => [],
    attachments: {
      claim: async () => {
        throw postErrors.create('video_not_usable', 'Esta instalação ainda não recebe vídeos.');
      },
      release: async () => {},
      byPosts: async () => new Map(),
    },
    polls: { attach: async () => {}, byPosts: async () => new Map() },
    reactions: async () => new Map(),
    followsAny: async () => new Set(),
  };
}

/** Porta que uma etapa anterior deveria ter construído. */
export function need<Name extends keyof Doors>(building: Building, name: Name): Doors[Name] {
  const door = building.doors[name];
  if (door === undefined) throw new Error(`A etapa que constrói “${name}” vem depois de quem precisa dele.`);
  return door as Doors[Name];
}
