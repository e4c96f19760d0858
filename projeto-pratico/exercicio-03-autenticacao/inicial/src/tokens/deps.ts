import type { Config } from '../config.ts';
import type { Database } from '../database.ts';
import type { Mail } from '../mail.ts';
import type { Users } from '../users/index.ts';

/** Tudo de que os tokens precisam. */
export interface TokensDeps {
  db: Database;
  mail: Mail;
  config: Config;
  /** O segredo de que derivam as chaves: para `createSeal`. */
  appSecret: string;
  users: Pick<Users, 'authenticate' | 'me'>;
}
