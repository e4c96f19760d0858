import type { Config } from '../config.ts';
import type { Database } from '../database.ts';
import type { Users } from '../users/index.ts';

/** Tudo de que as sessões precisam. */
export interface SessionsDeps {
  db: Database;
  config: Config;
  users: Pick<Users, 'authenticate' | 'me'>;
}
