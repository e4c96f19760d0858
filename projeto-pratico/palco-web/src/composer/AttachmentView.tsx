import { useEffect, useState } from 'react';
import { asPercent, byteSize } from '../text/numbers.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { FormError } from '../ui/States.tsx';
import styles from './AttachmentView.module.css';
import type { Attachment } from './state.ts';
import type { AttachmentControl } from './use-attachment.ts';

/** Endereço local do arquivo para a prévia, devolvido ao navegador quando deixa de ser usado. */
function usePreview(file: File): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const next = URL.createObjectURL(file);
    setUrl(next);
    return () => URL.revokeObjectURL(next);
  }, [file]);
  return url;
}

function statusOf(attachment: Exclude<Attachment, { phase: 'none' | 'refused' }>): string {
  if (attachment.phase === 'accepted') return 'Enviado';
  if (attachment.phase === 'failed') return 'O envio parou';
  return attachment.sent >= 1 ? 'Conferindo o arquivo' : `Enviando, ${asPercent(attachment.sent)}`;
}

type WithFile = Exclude<Attachment, { phase: 'none' | 'refused' }>;

function FileRow({ attachment, control }: { attachment: WithFile; control: AttachmentControl }) {
  const { file } = attachment;
  const preview = usePreview(file);
  return (
    <div className={styles.row}>
      <div className={styles.preview} aria-hidden="true">
        {/* Navegadores que não abrem o formato deixam o quadro escuro; o envio segue igual. */}
        {preview && <video src={preview} muted playsInline preload="metadata" />}
      </div>
      <div className={styles.info}>
        <p className={styles.name}>{file.name}</p>
        <p className={styles.status} role="status">
          {statusOf(attachment)}
          {attachment.phase !== 'failed' && ` · ${byteSize(file.size)}`}
        </p>
        {attachment.phase === 'sending' && <Progress value={attachment.sent} label="Envio do vídeo" />}
      </div>
      <IconButton
        icon="close"
        label={attachment.phase === 'sending' ? 'Cancelar o envio' : 'Remover o vídeo'}
        onClick={control.remove}
      />
      {attachment.phase === 'failed' && (
        <div className={styles.failure}>
          <FormError message={attachment.message} />
          <Button icon="retry" onClick={() => void control.retry(file)}>
            Enviar de novo
          </Button>
        </div>
      )}
    </div>
  );
}

/** O vídeo escolhido e em que pé ele está. */
export function AttachmentView({ control }: { control: AttachmentControl }) {
  const { attachment } = control.state;
  if (attachment.phase === 'none') return null;
  if (attachment.phase === 'refused') return <FormError message={attachment.message} />;
  return <FileRow attachment={attachment} control={control} />;
}
