import type { Clock } from '#kernel/clock.ts';
import type { Db, Tx } from '#kernel/db.ts';
import type { NewId } from '#kernel/ids.ts';
import type { Jobs } from '#ports/jobs/port.ts';
import { NOTICE_LETTER } from './letters.ts';
import { type NoticeRow, notices } from './store/notices.ts';

export interface NoticesDeps {
  db: Db;
  clock: Clock;
  newId: NewId;
  jobs: Pick<Jobs, 'enqueue'>;
}

export interface Notice {
  kind: NoticeRow['kind'];
  userId: string;
  deviceName: string;
  address: string;
}

/** Um dia inteiro de tentativas da fila, com folga. */
const KEEP_MS = 7 * 86_400_000;
const ATTEMPTS = 12;

/** O que contar por e-mail à dona da conta. A fila só leva o id: nome e endereço ficam na nossa tabela, até a mensagem sair. */
export function createNotices({ db, clock, newId, jobs }: NoticesDeps) {
  return {
    /** Conta se, e só se, esta transação for confirmada. */
    async post(tx: Tx, { kind, userId, deviceName, address }: Notice): Promise<void> {
      const id = newId();
      const row = { id, kind, user_id: userId, device_name: deviceName, address, happened_at: clock.now() };
      await notices.insert(tx, row);
      await jobs.enqueue(tx, { name: NOTICE_LETTER, payload: { noticeId: id }, maxAttempts: ATTEMPTS });
    },
    /** Apaga o que a fila desistiu de contar; devolve quantos. */
    cleanUp: () => db.transaction((tx) => notices.removeOld(tx, new Date(clock.now().getTime() - KEEP_MS))),
  };
}

export type NoticeBox = ReturnType<typeof createNotices>;
