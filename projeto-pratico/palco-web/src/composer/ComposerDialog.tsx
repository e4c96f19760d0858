import { type KeyboardEvent, useEffect, useRef } from 'react';
import { LIMITS } from '../api/limits.ts';
import type { Me } from '../api/types.ts';
import { fullCount, plural } from '../text/numbers.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FormError } from '../ui/States.tsx';
import { AttachmentView } from './AttachmentView.tsx';
import styles from './ComposerDialog.module.css';
import { ACCEPT } from './file-check.ts';
import type { AttachmentControl } from './use-attachment.ts';

interface Props {
  me: Me;
  text: string;
  onText: (text: string) => void;
  attachment: AttachmentControl;
  error: Error | null;
  isPublishing: boolean;
  onSubmit: () => void;
  onClose: () => void;
}

const characters = (count: number) => `${fullCount(count)} ${plural(count, 'caractere', 'caracteres')}`;

/** Quanto falta só interessa perto do fim. */
function Counter({ length }: { length: number }) {
  const left = LIMITS.text - length;
  if (left > LIMITS.text * 0.2) return null;
  return (
    <span className={styles.counter} data-over={left < 0 || undefined} role="status">
      {left < 0 ? `Corte ${characters(-left)}` : `Cabem mais ${characters(left)}`}
    </span>
  );
}

function FilePicker({ onChoose }: { onChoose: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        className="sr-only"
        type="file"
        accept={ACCEPT}
        aria-label="Escolher vídeo"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) onChoose(file);
        }}
      />
      <Button look="quiet" icon="film" onClick={() => input.current?.click()}>
        Vídeo
      </Button>
    </>
  );
}

/** A caixa de publicar: texto, vídeo e um botão. */
export function ComposerDialog({
  me,
  text,
  onText,
  attachment,
  error,
  isPublishing,
  onSubmit,
  onClose,
}: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const { phase } = attachment.state.attachment;
  const hasVideo = phase === 'sending' || phase === 'accepted';
  const length = [...text].length;
  const needsText = hasVideo && text.trim() === '';
  const canPublish = text.trim() !== '' && length <= LIMITS.text && phase !== 'failed';

  useEffect(() => {
    const end = area.current?.value.length ?? 0;
    area.current?.focus();
    area.current?.setSelectionRange(end, end);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !canPublish || isPublishing) return;
    event.preventDefault();
    onSubmit();
  };

  return (
    <Dialog title="Publicar" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (canPublish && !isPublishing) onSubmit();
        }}
      >
        <div className={styles.write}>
          <Avatar handle={me.handle} name={me.name} />
          <textarea
            ref={area}
            className={styles.area}
            aria-label="Texto da publicação"
            placeholder="Escreva, ou mostre em vídeo"
            value={text}
            onChange={(event) => onText(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <AttachmentView control={attachment} />
        <FormError message={error?.message} />
        <div className={styles.foot}>
          <FilePicker onChoose={attachment.choose} />
          {needsText && <span className={styles.counter}>Escreva uma frase para acompanhar o vídeo</span>}
          <Counter length={length} />
          <Button look="primary" type="submit" busy={isPublishing} disabled={!canPublish}>
            {phase === 'sending' ? 'Publicar quando o envio terminar' : 'Publicar'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
