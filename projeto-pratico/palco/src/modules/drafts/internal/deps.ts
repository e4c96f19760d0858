import type { Clock } from '#kernel/clock.ts';
import type { Cursors } from '#kernel/cursor.ts';
import type { Db } from '#kernel/db.ts';
import type { NewId } from '#kernel/ids.ts';
import type { Once } from '#modules/idempotency/index.ts';
import type { PollsDoor } from '#modules/polls/index.ts';
import type { Posts } from '#modules/posts/index.ts';
import type { Users } from '#modules/users/index.ts';
import type { Jobs } from '#ports/jobs/port.ts';

export interface DraftsDeps {
  db: Db;
  clock: Clock;
  newId: NewId;
  cursors: Cursors;
  users: Pick<Users, 'lock' | 'ableAmong'>;
  posts: Pick<Posts, 'publish' | 'get' | 'rules'>;
  polls: Pick<PollsDoor, 'tidy'>;
  once: Once;
  jobs: Pick<Jobs, 'enqueue' | 'cancel'>;
  /** O menor tempo entre agendar e publicar, em segundos. */
  minSeconds: number;
}
