import { useState } from 'react';
import { useDeleteDraft, usePublishDraft, useUnschedule } from '../api/drafts.ts';
import { splitErrors } from '../api/problem.ts';
import type { Draft } from '../api/types.ts';
import { useComposer } from '../composer/context.ts';
import { fullWhen } from '../composer/schedule.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useNotice } from '../ui/notices.tsx';
import { FormError } from '../ui/States.tsx';
import { Time } from '../ui/Time.tsx';
import styles from './Drafts.module.css';
import { partsOf, titleOf } from './describe.ts';

interface RowProps {
  draft: Draft;
}

/** Quando ele sai, ou quando foi mexido pela última vez. */
function When({ draft }: RowProps) {
  if (draft.scheduledFor === null) {
    return (
      <>
        <span>Guardado</span>
        <span aria-hidden="true">·</span>
        <Time iso={draft.updatedAt} />
      </>
    );
  }
  return (
    <span className={styles.when}>
      <Icon name="clock" size={18} />
      <time dateTime={draft.scheduledFor}>Sai {fullWhen(new Date(draft.scheduledFor))}</time>
    </span>
  );
}

function DeleteButton({ draft }: RowProps) {
  const [isAsking, setAsking] = useState(false);
  const notice = useNotice();
  const remove = useDeleteDraft(({ message }) => notice({ text: message, tone: 'bad' }));
  const confirm = () => {
    setAsking(false);
    remove.mutate(draft.id);
  };
  return (
    <>
      <IconButton icon="trash" label={`Apagar “${titleOf(draft)}”`} onClick={() => setAsking(true)} />
      {isAsking && (
        <ConfirmDialog
          title="Apagar o rascunho?"
          action="Apagar"
          error={null}
          busy={false}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          <p>{draft.scheduledFor ? 'Ele deixa de sair na hora marcada. ' : ''}Não dá para desfazer.</p>
        </ConfirmDialog>
      )}
    </>
  );
}

/** O passo seguinte de cada rascunho: sair agora, sair depois ou não sair mais. */
function NextStep({ draft }: RowProps) {
  const { compose } = useComposer();
  const notice = useNotice();
  const publish = usePublishDraft((post) =>
    notice({ text: post.inReplyToId === null ? 'Publicação feita.' : 'Resposta publicada.' }),
  );
  const unschedule = useUnschedule(() =>
    notice({ text: 'Agendamento desfeito. O rascunho continua guardado.' }),
  );
  const error = publish.error ?? unschedule.error;
  return (
    <>
      {draft.scheduledFor === null ? (
        <>
          <Button busy={publish.isPending} onClick={() => publish.mutate(draft.id)}>
            Publicar
          </Button>
          <Button icon="clock" onClick={() => compose({ mode: 'draft', draft, scheduling: true })}>
            Agendar
          </Button>
        </>
      ) : (
        <Button busy={unschedule.isPending} onClick={() => unschedule.mutate(draft.id)}>
          Desfazer o agendamento
        </Button>
      )}
      <div className={styles.error}>
        <FormError message={splitErrors(error, []).general} />
      </div>
    </>
  );
}

/** Um rascunho, e o que se pode fazer com ele. */
export function DraftRow({ draft }: RowProps) {
  const { compose } = useComposer();
  const parts = partsOf(draft);
  return (
    <li className={styles.row}>
      <button type="button" className={styles.open} onClick={() => compose({ mode: 'draft', draft })}>
        <span className={styles.title} data-empty={draft.text.trim() === '' || undefined}>
          {titleOf(draft)}
        </span>
        <span className="sr-only">. Abrir o rascunho</span>
      </button>
      <p className={styles.facts}>
        {parts.map((part) => (
          <span key={part} className={styles.part}>
            {part}
          </span>
        ))}
        <When draft={draft} />
      </p>
      {draft.problem !== null && (
        <p className={styles.problem}>
          <Icon name="alert" size={20} />
          <span>
            <strong>Não saiu na hora marcada.</strong> {draft.problem}
          </span>
        </p>
      )}
      <div className={styles.actions}>
        <NextStep draft={draft} />
        <DeleteButton draft={draft} />
      </div>
    </li>
  );
}
