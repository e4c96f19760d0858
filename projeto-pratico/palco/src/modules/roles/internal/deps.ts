import type { Clock } from '#kernel/clock.ts';
import type { Cursors } from '#kernel/cursor.ts';
import type { Db } from '#kernel/db.ts';
import type { NewId } from '#kernel/ids.ts';
import type { Users } from '#modules/users/index.ts';
import type { createFacts } from './facts.ts';

/** O que a fatia pede de fora. */
export interface RolesDeps {
  db: Db;
  clock: Clock;
  newId: NewId;
  cursors: Cursors;
  users: Pick<Users, 'ableAmong' | 'anyByHandle' | 'handlesOf' | 'idByEmail' | 'restore' | 'suspend'>;
  /** O e-mail, como chave, da conta que nasce admin. */
  adminEmailKey: string | null;
}

/** E o que as partes dela dividem. */
export interface Inside extends RolesDeps {
  facts: ReturnType<typeof createFacts>;
}
