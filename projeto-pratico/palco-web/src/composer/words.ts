import type { Intent } from './context.ts';
import { fullWhen } from './schedule.ts';
import type { Sent } from './send.ts';

type Mode = Intent['mode'];

/** Nome da caixa. */
export function titleOf(intent: Intent): string {
  switch (intent.mode) {
    case 'reply':
      return `Responder a ${intent.post.author.name}`;
    case 'quote':
      return `Citar ${intent.post.author.name}`;
    case 'edit':
      return 'Editar a publicação';
    case 'draft':
      return 'Rascunho';
    case 'new':
      return 'Publicar';
  }
}

/** Nome do campo de texto, para quem não o vê. */
export const textLabel = (mode: Mode) => (mode === 'reply' ? 'Texto da resposta' : 'Texto da publicação');

const INVITES: Record<Mode, string> = {
  new: 'Escreva, ou mostre em vídeo',
  reply: 'Escreva a sua resposta',
  quote: 'Diga algo sobre isto',
  edit: 'Escreva o novo texto',
  draft: 'Continue de onde parou',
};
export const inviteOf = (mode: Mode) => INVITES[mode];

/** O que o botão principal diz que vai fazer. */
export function actionOf(mode: Mode, isScheduled: boolean): string {
  if (isScheduled) return 'Agendar';
  if (mode === 'edit') return 'Salvar';
  return mode === 'reply' ? 'Responder' : 'Publicar';
}

/** O que o botão diz quando uma tentativa anterior pode ter dado certo. */
export const anotherOf = (isSaving: boolean) =>
  isSaving ? 'Guardar como outro rascunho' : 'Publicar como outra';

/** O aviso de que deu certo. */
export function doneText(sent: Sent, hasVideo: boolean): string {
  switch (sent.kind) {
    case 'edited':
      return 'Publicação editada.';
    case 'saved':
      return 'Rascunho guardado. Ele está em Rascunhos, no menu da conta.';
    case 'scheduled':
      return sent.draft.scheduledFor
        ? `Agendada. Sai ${fullWhen(new Date(sent.draft.scheduledFor))}.`
        : 'Agendada.';
    case 'published':
      if (hasVideo) return 'Publicação feita. O vídeo está em preparo.';
      return sent.post.inReplyToId === null ? 'Publicação feita.' : 'Resposta publicada.';
  }
}
