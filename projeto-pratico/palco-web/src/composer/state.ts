/** O vídeo que vai na publicação, do arquivo escolhido ao aceite da API. */
export type Attachment =
  | { phase: 'none' }
  | { phase: 'refused'; message: string }
  | { phase: 'sending'; file: File; sent: number }
  | { phase: 'failed'; file: File; message: string; canRetry: boolean }
  | { phase: 'accepted'; file: File; videoId: string };

export interface ComposerState {
  attachment: Attachment;
  /** A pessoa já pediu para publicar; falta a API aceitar o vídeo. */
  publishWhenAccepted: boolean;
}

export type ComposerEvent =
  | { type: 'refused'; message: string }
  | { type: 'started'; file: File }
  | { type: 'progressed'; sent: number }
  | { type: 'accepted'; videoId: string }
  | { type: 'failed'; message: string; canRetry: boolean }
  | { type: 'removed' }
  | { type: 'publishRequested' }
  | { type: 'publishSettled' };

export const EMPTY: ComposerState = { attachment: { phase: 'none' }, publishWhenAccepted: false };

/**
 * Passa de um estado do envio ao seguinte. Eventos fora de hora (um progresso que chega depois do cancelamento)
 * não mudam nada.
 */
export function reduce(state: ComposerState, event: ComposerEvent): ComposerState {
  const { attachment } = state;
  switch (event.type) {
    case 'refused':
      return { ...state, attachment: { phase: 'refused', message: event.message } };
    case 'started':
      return { ...state, attachment: { phase: 'sending', file: event.file, sent: 0 } };
    case 'progressed':
      if (attachment.phase !== 'sending') return state;
      return { ...state, attachment: { ...attachment, sent: Math.max(attachment.sent, event.sent) } };
    case 'accepted':
      if (attachment.phase !== 'sending') return state;
      return { ...state, attachment: { phase: 'accepted', file: attachment.file, videoId: event.videoId } };
    case 'failed':
      if (attachment.phase !== 'sending') return state;
      return {
        attachment: {
          phase: 'failed',
          file: attachment.file,
          message: event.message,
          canRetry: event.canRetry,
        },
        publishWhenAccepted: false,
      };
    case 'publishRequested':
      return { ...state, publishWhenAccepted: true };
    case 'publishSettled':
      return { ...state, publishWhenAccepted: false };
    case 'removed':
      return EMPTY;
  }
}
