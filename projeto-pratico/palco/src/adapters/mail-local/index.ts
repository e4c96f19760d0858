import type { Db } from '#kernel/db.ts';
import { checkLetter, type Mail } from '#ports/mail/port.ts';
import { type ReceivedLetter, store } from './store.ts';

export interface LocalMail extends Mail {
  /** As mais novas primeiro. */
  received(limit: number): Promise<ReceivedLetter[]>;
}

/** Quantas mensagens a caixa guarda: o bastante para quem desenvolve, sem crescer para sempre. */
const KEPT = 500;

/**
 * Caixa de correio no próprio banco, para desenvolver sem servidor de e-mail: nada sai da máquina. API e worker, em
 * processos separados, veem a mesma caixa.
 */
export function createLocalMail({ db, from }: { db: Db; from: string }): LocalMail {
  return {
    async send(letter) {
      checkLetter(letter);
      await db.transaction(async (tx) => {
        await store.insert(tx, letter, from);
        await store.keepNewest(tx, KEPT);
      });
    },
    received: (limit) => store.newest(db, limit),
  };
}
