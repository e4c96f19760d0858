import type { Db } from '#kernel/db.ts';
import type { Users } from '#modules/users/index.ts';
import type { JobHandler } from '#ports/jobs/port.ts';
import { type Mail, MailRefusedError } from '#ports/mail/port.ts';
import { type WrittenLetter, writeLetter } from '#ports/mail/write.ts';
import { type NoticeRow, notices } from './store/notices.ts';

export interface LettersDeps {
  db: Db;
  mail: Mail;
  users: Pick<Users, 'byId'>;
  log: { warn(fields: object, message: string): void };
  publicUrl: string;
}

/** Nome da tarefa que manda um aviso. */
export const NOTICE_LETTER = 'sessions.notice';

/** Manda o aviso e o apaga. Entregue de novo, leva o mesmo id; apagado, não há mais o que dizer. */
export function createNoticeJob({ db, mail, users, log, publicUrl }: LettersDeps): JobHandler {
  const { hostname } = new URL(publicUrl);
  const devicesUrl = new URL('aparelhos', publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href;
  return {
    light: true,
    async run({ noticeId }) {
      const notice = await notices.find(db, String(noticeId));
      if (!notice) return;
      const { email, handle } = await users.byId(notice.user_id);
      const letter = WRITERS[notice.kind](handle, notice, devicesUrl);
      await mail
        .send({ to: email, ...letter, messageId: `${notice.kind}.${notice.id}@${hostname}` })
        .catch((error: unknown) => {
          if (!(error instanceof MailRefusedError)) throw error;
          log.warn({ err: error, letter: notice.kind }, 'mensagem recusada pelo destinatário');
        });
      await db.transaction((tx) => notices.remove(tx, notice.id));
    },
  };
}

type Write = (handle: string, notice: NoticeRow, url: string) => WrittenLetter;

/** A conta é de gente de um país só: a hora vai no fuso de Brasília, e diz isso. */
const WHEN = new Intl.DateTimeFormat('pt-BR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'America/Sao_Paulo',
});

const facts = ({ device_name, address, happened_at }: NoticeRow) =>
  `Aparelho: ${device_name}. Endereço: ${address}. Quando: ${WHEN.format(happened_at)} (horário de Brasília).`;

const WRITERS: Record<NoticeRow['kind'], Write> = {
  new_device: (handle, notice, url) =>
    writeLetter({
      subject: 'Entrada em um aparelho novo no Palco',
      paragraphs: [
        `Alguém, provavelmente você, entrou na conta @${handle} por um aparelho que ela ainda não conhecia.`,
        facts(notice),
        'Se foi você, não é preciso fazer nada. Se não foi, encerre o aparelho na lista abaixo e troque a senha agora.',
      ],
      link: { label: 'Ver os aparelhos da conta', url },
    }),
  refresh_reused: (handle, notice, url) =>
    writeLetter({
      subject: 'Encerramos um aparelho da sua conta no Palco',
      paragraphs: [
        `O acesso de um aplicativo à conta @${handle} foi usado em duplicata, o que acontece quando alguém o copia. O Palco encerrou o aparelho: quem tinha a cópia perdeu o acesso, e quem tinha o original também.`,
        facts(notice),
        'Entre de novo no aplicativo. Se isto se repetir, troque a senha e confira de onde vem o aplicativo.',
      ],
      link: { label: 'Ver os aparelhos da conta', url },
    }),
};
