import type { Clock } from '@trilha/palco/src/kernel/clock.ts';
import type { Db } from '@trilha/palco/src/kernel/db.ts';
import type { NewId } from '@trilha/palco/src/kernel/ids.ts';
import type { Users } from '@trilha/palco/src/modules/users/index.ts';

/** Tudo de que os posts precisam. */
export interface PostsDeps {
  db: Db;
  clock: Clock;
  /** Um UUID que cresce com o tempo: a ordem dos ids é a da publicação. */
  newId: NewId;
  users: Pick<Users, 'authors' | 'idByHandle'>;
}
