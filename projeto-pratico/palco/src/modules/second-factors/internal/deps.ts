import type { Clock } from '#kernel/clock.ts';
import type { Db, Reader } from '#kernel/db.ts';
import type { NewId } from '#kernel/ids.ts';
import type { Seal } from '#kernel/seal.ts';
import type { Sessions } from '#modules/sessions/index.ts';
import type { Users } from '#modules/users/index.ts';
import type { Jobs } from '#ports/jobs/port.ts';
import type { Mail } from '#ports/mail/port.ts';
import type { Identity } from './schema.ts';

/** Tudo de que a fatia precisa; cada função pede a sua parte. */
export interface FactorsDeps {
  db: Db;
  clock: Clock;
  newId: NewId;
  jobs: Pick<Jobs, 'enqueue'>;
  mail: Mail;
  log: { warn(fields: object, message: string): void };
  publicUrl: string;
  seals: { totp: Seal; challenges: Seal };
  users: Pick<Users, 'byId' | 'hasPassword' | 'lock' | 'prove' | 'statusOf'>;
  sessions: Pick<Sessions, 'endDevices' | 'entry' | 'prove'>;
  /** Contas de outros provedores ligadas a esta. */
  identities(db: Reader, userId: string): Promise<Identity[]>;
}
