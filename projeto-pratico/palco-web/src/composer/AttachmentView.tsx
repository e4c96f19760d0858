import { useState } from 'react';
import { asPercent, byteSize } from '../text/numbers.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Progress } from '../ui/Progress.tsx';
import { FormError } from '../ui/States.tsx';
import { useObjectUrl } from '../ui/use-object-url.ts';
import styles from './AttachmentView.module.css';
import type { Attachment } from './state.ts';
import type { AttachmentControl } from './use-attachment.ts';

type WithFile = Exclude<Attachment, { phase: 'none' | 'refused' }>;

function statusOf(attachment: WithFile): string {
  if (attachment.phase === 'accepted') return 'Enviado';
  if (attachment.phase === 'failed') return attachment.canRetry ? 'O envio parou' : 'Este arquivo não serve';
  return attachment.sent >= 1 ? 'Conferindo o arquivo' : `Enviando, ${asPercent(attachment.sent)}`;
}

const QUARTER = 0.25;

/** O mesmo para quem ouve: um anúncio a cada quarto do envio, e não um por porcento. */
function announcementOf(attachment: WithFile): string {
  if (attachment.phase !== 'sending' || attachment.sent >= 1) return statusOf(attachment);
  return `Enviando, ${asPercent(Math.floor(attachment.sent / QUARTER) * QUARTER)}`;
}

/** Ao sair da página, larga o arquivo antes que o endereço dele se desfaça: um pedido em curso viraria erro no console. */
const releaseFile = (video: HTMLVideoElement | null) => () => {
  video?.removeAttribute('src');
  video?.load();
};

/** Primeiro quadro do arquivo. Formato que o navegador não abre fica com o desenho. */
function Preview({ file }: { file: File }) {
  const preview = useObjectUrl(file);
  const [isOpaque, setOpaque] = useState(false);
  return (
    <div className={styles.preview} aria-hidden="true">
      <Icon name="film" size={28} />
      {preview && !isOpaque && (
        <video
          ref={releaseFile}
          src={preview}
          muted
          playsInline
          preload="metadata"
          onError={() => setOpaque(true)}
        />
      )}
    </div>
  );
}

interface RowProps {
  attachment: WithFile;
  control: AttachmentControl;
  onPick: () => void;
  onRemove: () => void;
}

function Failure({ attachment, control, onPick }: RowProps) {
  if (attachment.phase !== 'failed') return null;
  return (
    <div className={styles.failure}>
      <FormError message={attachment.message} />
      {attachment.canRetry ? (
        <Button icon="retry" onClick={() => void control.retry(attachment.file)}>
          Enviar de novo
        </Button>
      ) : (
        <Button icon="film" onClick={onPick}>
          Escolher outro vídeo
        </Button>
      )}
    </div>
  );
}

function FileRow(props: RowProps) {
  const { attachment, onRemove } = props;
  const { file } = attachment;
  return (
    <div className={styles.row}>
      <Preview file={file} />
      <div className={styles.info}>
        <p className={styles.name}>{file.name}</p>
        <p className={styles.status}>
          {statusOf(attachment)}
          {attachment.phase !== 'failed' && ` · ${byteSize(file.size)}`}
        </p>
        <p className="sr-only" role="status">
          {announcementOf(attachment)}
        </p>
        {attachment.phase === 'sending' && <Progress value={attachment.sent} label="Envio do vídeo" />}
      </div>
      <IconButton
        icon="close"
        label={attachment.phase === 'sending' ? 'Cancelar o envio' : 'Remover o vídeo'}
        onClick={onRemove}
      />
      <Failure {...props} />
    </div>
  );
}

type Props = Omit<RowProps, 'attachment'>;

/** O vídeo escolhido e em que pé ele está. */
export function AttachmentView(props: Props) {
  const { attachment } = props.control.state;
  if (attachment.phase === 'none') return null;
  if (attachment.phase === 'refused') return <FormError message={attachment.message} />;
  return <FileRow attachment={attachment} {...props} />;
}
