import type { Db } from '#kernel/db.ts';
import { pageUrl } from '#kernel/page-url.ts';
import type { Users } from '#modules/users/index.ts';
import type { JobHandler } from '#ports/jobs/port.ts';
import { type DeliverDeps, deliver } from '#ports/mail/deliver.ts';
import { type WrittenLetter, writeLetter } from '#ports/mail/write.ts';
import { type NoticeRow, notices } from './store/notices.ts';

export interface LettersDeps extends DeliverDeps {
  db: Db;
  users: Pick<Users, 'byId'>;
}

/** Nome da tarefa que manda um aviso. */
export const NOTICE_LETTER = 'sessions.notice';

/** Manda o aviso e o apaga. Entregue de novo, leva o mesmo id; apagado, não há mais o que dizer. */
export function createNoticeJob(deps: LettersDeps): JobHandler {
  const { db, users } = deps;
  const devicesUrl = pageUrl(deps.publicUrl, 'conta/seguranca');
  return {
    light: true,
    async run({ noticeId }) {
      const notice = await notices.find(db, String(noticeId));
      if (!notice) return;
      const { email, handle } = await users.byId(notice.user_id);
      const letter = WRITERS[notice.kind](handle, notice, devicesUrl);
      await deliver(deps, notice.kind, notice.id, { to: email, ...letter });
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
