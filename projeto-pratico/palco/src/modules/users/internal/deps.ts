import type { Clock } from '#kernel/clock.ts';
import type { Db } from '#kernel/db.ts';
import type { NewId } from '#kernel/ids.ts';
import type { Jobs } from '#ports/jobs/port.ts';
import type { Mail } from '#ports/mail/port.ts';
import type { Storage } from '#ports/storage/port.ts';
import type { AccountReactions } from '../events.ts';
import type { Parts } from './parts.ts';

/** O que outras fatias sabem de um perfil. Nasce zerado e é embrulhado pelas etapas 04 e 06. */
export interface ProfileFacts {
  posts: number;
  followers: number;
  following: number;
  followedByViewer: boolean;
}

/** O que outras fatias sabem da própria conta. Nasce vazio e é embrulhado pela etapa 03. */
export interface AccountFacts {
  roles: string[];
  permissions: string[];
}

/** O que uma fatia guarda sobre uma pessoa, para ela levar embora. */
export type ExportSection = (userId: string) => Promise<unknown>;

/** Corre a prova, se a conta ainda pode ser tentada; só prova que dá nulo conta. @throws `too_many_requests` */
export type LimitProof = <T>(userId: string, prove: () => Promise<T | null>) => Promise<T | null>;

/** Tudo de que a fatia precisa; cada função pede a sua parte. */
export interface UsersDeps {
  db: Db;
  clock: Clock;
  newId: NewId;
  jobs: Pick<Jobs, 'enqueue'>;
  mail: Mail;
  storage: Storage;
  log: { warn(fields: object, message: string): void };
  parts: Parts;
  /** Endereço que as pessoas digitam: é o que vai nos links, nunca o `Host` de uma requisição. */
  publicUrl: string;
  /** Validade de um pedido de conta e de uma troca de e-mail, em segundos. */
  tokenTtlSeconds: number;
  /** Validade de um link de senha nova, em segundos. */
  resetTtlSeconds: number;
  /** Limita quantas vezes se erra a senha que se pede de novo a quem já entrou. Nasce sem limitar; a etapa 03 o põe. */
  limitProof: LimitProof;
  profileFacts: (userId: string, viewerId: string | null) => Promise<ProfileFacts>;
  accountFacts: (userId: string) => Promise<AccountFacts>;
  /** Ids de quem vale conhecer. Nasce sem ninguém; a etapa 06 a liga. */
  suggestPeople: (viewerId: string | null, limit: number) => Promise<string[]>;
  reactions: readonly AccountReactions[];
  /** Seções da exportação, pelo nome, de todas as fatias. */
  exports: Readonly<Record<string, ExportSection>>;
}
