import { useId, useRef } from 'react';
import { hasCode } from '../api/problem.ts';
import type { Me } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { FormError } from '../ui/States.tsx';
import { WaitNote } from '../ui/WaitNote.tsx';
import { AttachmentView } from './AttachmentView.tsx';
import { Buttons } from './Buttons.tsx';
import styles from './Composer.module.css';
import { Conflict } from './Conflict.tsx';
import { Counter } from './Counter.tsx';
import { Extras } from './Extras.tsx';
import { Subject } from './Subject.tsx';
import { TextBox } from './TextBox.tsx';
import { Tools } from './Tools.tsx';
import type { AttachmentControl } from './use-attachment.ts';
import { useSubmission } from './use-submission.ts';
import { isDoubt, type Writing } from './use-writing.ts';
import { WarningField } from './WarningField.tsx';
import { actionOf, anotherOf, inviteOf, textLabel } from './words.ts';

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

/** O que houve com o último pedido, e o que dá para fazer. */
function Outcome({ writing: { request, retryAsAnother }, message }: { writing: Writing; message?: string }) {
  const { error, variables } = request;
  return (
    <>
      <FormError message={message} />
      <WaitNote error={error} />
      {isDoubt(error) && <Button onClick={retryAsAnother}>{anotherOf(variables?.kind === 'save')}</Button>}
    </>
  );
}

/** A caixa de escrever: texto, o que vai com ele, quem vê e um botão. */
function Form({ me, writing, attachment, onSubmit, onClose, isInline = false }: Props) {
  const { value, request } = writing;
  const { mode } = writing.intent;
  const area = useRef<HTMLTextAreaElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const counter = useId();
  const phase = attachment?.state.attachment.phase ?? 'none';
  const publish = onSubmit ?? (() => request.mutate({ kind: 'send' }));
  const submission = useSubmission(writing, phase, publish);
  const { form, byField, general, edited, submit, saveDraft, onKeyDown, isReady } = submission;
  const { change } = edited;
  const message = byField.text ?? general;
  const removeVideo = () => {
    attachment?.remove();
    area.current?.focus();
  };
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
        describedBy={counter}
        readOnly={request.isPending}
        onChange={(text) => change({ text })}
      />
      <Counter id={counter} text={value.text} />
      {attachment && (
        <AttachmentView control={attachment} onPick={() => input.current?.click()} onRemove={removeVideo} />
      )}
      <Extras writing={edited} byField={byField} />
      <Outcome writing={writing} {...(message !== undefined && { message })} />
      <div className={styles.foot}>
        <Tools writing={edited} input={input} {...(attachment && { onChoose: attachment.choose })} />
        <Buttons
          action={
            phase === 'sending' ? 'Publicar quando o envio terminar' : actionOf(mode, value.at !== null)
          }
          isReady={isReady}
          isBusy={request.isPending}
          describedBy={counter}
          {...(mode !== 'edit' && { onSave: saveDraft })}
        >
          {isInline && (
            <Button look="quiet" onClick={onClose}>
              Fechar
            </Button>
          )}
        </Buttons>
      </div>
    </form>
  );
}

/** A caixa, ou a escolha entre dois textos quando a publicação mudou em outro lugar. */
export function ComposerForm(props: Props) {
  const { writing, onClose } = props;
  const { intent, request } = writing;
  if (intent.mode === 'edit' && hasCode(request.error, 'post_changed')) {
    return <Conflict writing={writing} id={intent.post.id} onClose={onClose} />;
  }
  return <Form {...props} />;
}
