import {
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
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
const ALMOST = 20;

/** Anúncio para quem ouve: muda ao chegar perto do limite e ao passar dele, e não a cada letra. */
function announcementOf(left: number): string {
  if (left < 0) return `O texto passou de ${characters(LIMITS.text)}`;
  return left <= ALMOST ? `Cabem menos de ${characters(ALMOST + 1)}` : '';
}

/** Quanto falta só interessa perto do fim. */
function Counter({ id, length }: { id: string; length: number }) {
  const left = LIMITS.text - length;
  const isNear = left <= LIMITS.text * 0.2;
  return (
    <>
      {isNear && (
        <span id={id} className={styles.counter} data-over={left < 0 || undefined}>
          {left < 0
            ? `Passou ${fullCount(-left)} de ${fullCount(LIMITS.text)}`
            : `Cabem mais ${characters(left)}`}
        </span>
      )}
      <span className="sr-only" role="status">
        {announcementOf(left)}
      </span>
    </>
  );
}

interface PickerProps {
  input: RefObject<HTMLInputElement | null>;
  onChoose: (file: File) => void;
}

function FilePicker({ input, onChoose }: PickerProps) {
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

/** O que impede de publicar agora, em palavras; `null` quando nada impede. */
function whyNot(text: string, phase: AttachmentControl['state']['attachment']['phase']): string | null {
  const over = [...text].length - LIMITS.text;
  if (over > 0) return `Corte ${characters(over)}: o limite é ${fullCount(LIMITS.text)}.`;
  if (phase === 'failed') return 'Resolva o vídeo antes: envie de novo, escolha outro ou remova.';
  if (text.trim() !== '') return null;
  return phase === 'none' || phase === 'refused'
    ? 'Escreva alguma coisa antes de publicar.'
    : 'Escreva uma frase para acompanhar o vídeo.';
}

/** A caixa de publicar: texto, vídeo e um botão. */
export function ComposerDialog(props: Props) {
  const { me, text, onText, attachment, error, isPublishing, onSubmit, onClose } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState(false);
  const counter = useId();
  const { phase } = attachment.state.attachment;
  const obstacle = whyNot(text, phase);

  useEffect(() => {
    const end = area.current?.value.length ?? 0;
    area.current?.focus();
    area.current?.setSelectionRange(end, end);
  }, []);

  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (isPublishing) return;
    setAsked(obstacle !== null);
    if (obstacle === null) onSubmit();
    else area.current?.focus();
  };
  const remove = () => {
    attachment.remove();
    area.current?.focus();
  };

  return (
    <Dialog title="Publicar" onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.write}>
          <Avatar person={me} />
          <textarea
            ref={area}
            className={styles.area}
            aria-label="Texto da publicação"
            aria-describedby={counter}
            placeholder="Escreva, ou mostre em vídeo"
            value={text}
            readOnly={isPublishing}
            onChange={(event) => {
              setAsked(false);
              onText(event.currentTarget.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
            }}
          />
        </div>
        <AttachmentView control={attachment} onPick={() => input.current?.click()} onRemove={remove} />
        <FormError message={error?.message ?? (asked && obstacle !== null ? obstacle : undefined)} />
        <div className={styles.foot}>
          <FilePicker input={input} onChoose={attachment.choose} />
          <Counter id={counter} length={[...text].length} />
          <Button
            look="primary"
            type="submit"
            busy={isPublishing}
            data-idle={obstacle !== null || undefined}
            aria-describedby={counter}
          >
            {phase === 'sending' ? 'Publicar quando o envio terminar' : 'Publicar'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
