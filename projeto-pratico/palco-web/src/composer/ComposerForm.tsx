import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { hasCode, ProblemError } from '../api/problem.ts';
import type { Me } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { FormError } from '../ui/States.tsx';
import { useFormErrors } from '../ui/use-form.ts';
import { WaitNote } from '../ui/WaitNote.tsx';
import { AttachmentView } from './AttachmentView.tsx';
import styles from './Composer.module.css';
import { Conflict } from './Conflict.tsx';
import { Counter } from './Counter.tsx';
import { Extras } from './Extras.tsx';
import { type Obstacle, whyNot, whyNotSave } from './obstacles.ts';
import { Subject } from './Subject.tsx';
import { TextBox } from './TextBox.tsx';
import { Tools } from './Tools.tsx';
import type { AttachmentControl } from './use-attachment.ts';
import { isDoubt, type Writing } from './use-writing.ts';
import { WarningField } from './WarningField.tsx';
import { actionOf, anotherOf, inviteOf, textLabel } from './words.ts';

const FIELDS = ['warning', 'text', 'poll', 'at', 'visibility'] as const;

interface Props {
  me: Me;
  writing: Writing;
  /** Só a publicação nova leva vídeo. */
  attachment?: AttachmentControl;
  onSubmit?: () => void;
  /** Na própria página, logo abaixo da publicação a que se responde. */
  isInline?: boolean;
  onClose: () => void;
}

/** O que falta, na mesma forma em que a API o diria. */
const refusal = ({ field, message }: Obstacle) => new ProblemError(400, { errors: [{ field, message }] });

/** Enter em um campo de uma linha não publica: quem publica é o botão, ou Ctrl+Enter. */
const isLineEnter = (event: KeyboardEvent) =>
  event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type !== 'file';

/** A caixa de escrever: texto, o que vai com ele, quem vê e um botão. */
export function ComposerForm({ me, writing, attachment, onSubmit, onClose, isInline = false }: Props) {
  const { value, intent, request } = writing;
  const { mode } = intent;
  const area = useRef<HTMLTextAreaElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [refused, setRefused] = useState<ProblemError | null>(null);
  const { form, byField, general } = useFormErrors(refused ?? request.error, FIELDS);
  const phase = attachment?.state.attachment.phase ?? 'none';
  const obstacle = whyNot(value, phase, new Date());

  const change: Writing['change'] = (part) => {
    setRefused(null);
    if (request.isError) request.reset();
    writing.change(part);
  };
  const attempt = (found: Obstacle | null, act: () => void) => {
    if (request.isPending) return;
    setRefused(found && refusal(found));
    if (!found) act();
  };
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    attempt(whyNot(value, phase, new Date()), onSubmit ?? (() => request.mutate({ kind: 'send' })));
  };
  const saveDraft = () => attempt(whyNotSave(value, phase), () => request.mutate({ kind: 'save' }));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
    else if (isLineEnter(event)) event.preventDefault();
  };
  const removeVideo = () => {
    attachment?.remove();
    area.current?.focus();
  };

  if (mode === 'edit' && hasCode(request.error, 'post_changed')) {
    return <Conflict writing={writing} id={intent.post.id} onClose={onClose} />;
  }
  const edited = { ...writing, change };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      {!isInline && <Subject writing={edited} />}
      {value.warning !== null && (
        <WarningField
          value={value.warning}
          error={byField.warning}
          onChange={(warning) => change({ warning })}
        />
      )}
      <TextBox
        area={area}
        me={me}
        label={textLabel(mode)}
        placeholder={inviteOf(mode)}
        value={value.text}
        isInvalid={byField.text !== undefined}
        describedBy={`${id}-counter`}
        readOnly={request.isPending}
        onChange={(text) => change({ text })}
      />
      <Counter id={`${id}-counter`} text={value.text} />
      {attachment && (
        <AttachmentView control={attachment} onPick={() => input.current?.click()} onRemove={removeVideo} />
      )}
      <Extras writing={edited} byField={byField} />
      <FormError message={byField.text ?? general} />
      <WaitNote error={request.error} />
      {isDoubt(request.error) && (
        <Button onClick={writing.retryAsAnother}>{anotherOf(request.variables?.kind === 'save')}</Button>
      )}
      <div className={styles.foot}>
        <Tools writing={edited} input={input} {...(attachment && { onChoose: attachment.choose })} />
        <div className={styles.ends}>
          {isInline && (
            <Button look="quiet" onClick={onClose}>
              Fechar
            </Button>
          )}
          {mode !== 'edit' && (
            <Button look="quiet" onClick={saveDraft}>
              Guardar rascunho
            </Button>
          )}
          <Button
            look="primary"
            type="submit"
            busy={request.isPending}
            data-idle={obstacle !== null || undefined}
            aria-describedby={`${id}-counter`}
          >
            {phase === 'sending' ? 'Publicar quando o envio terminar' : actionOf(mode, value.at !== null)}
          </Button>
        </div>
      </div>
    </form>
  );
}
