import type { Attempts } from '../attempts.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database.ts';
import type { Mail } from '../mail.ts';

/** Tudo de que a fatia precisa: quem monta o servidor entrega, e um teste entrega outra coisa. */
export interface UsersDeps {
  db: Database;
  mail: Mail;
  config: Config;
  attempts: Attempts;
}
