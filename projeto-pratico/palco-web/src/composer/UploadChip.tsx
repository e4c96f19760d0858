import { asPercent } from '../text/numbers.ts';
import { Icon } from '../ui/Icon.tsx';
import { Progress } from '../ui/Progress.tsx';
import type { ComposerState } from './state.ts';
import styles from './UploadChip.module.css';

function describe({ attachment, publishWhenAccepted }: ComposerState): string | null {
  switch (attachment.phase) {
    case 'sending':
      return `Enviando o vídeo, ${asPercent(attachment.sent)}${publishWhenAccepted ? '; a publicação sai ao terminar' : ''}`;
    case 'failed':
      return 'O envio do vídeo parou. Abra para ver a causa';
    case 'accepted':
      return publishWhenAccepted ? 'Publicando' : 'Vídeo enviado. Abra para publicar';
    default:
      return null;
  }
}

/** Com a caixa fechada, o envio continua e aparece aqui; um toque volta a ela. */
export function UploadChip({ state, onOpen }: { state: ComposerState; onOpen: () => void }) {
  const text = describe(state);
  if (text === null) return null;
  const { attachment } = state;
  return (
    <button type="button" className={styles.chip} onClick={onOpen}>
      <Icon name={attachment.phase === 'failed' ? 'alert' : 'film'} size={20} />
      <span className={styles.text}>{text}</span>
      {attachment.phase === 'sending' && <Progress value={attachment.sent} label="Envio do vídeo" />}
    </button>
  );
}
