import { useEffect, useRef } from 'react';
import { usePostNow } from '../api/publish.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorState } from '../ui/States.tsx';
import styles from './Composer.module.css';
import type { Writing } from './use-writing.ts';

function Side({ title, text, warning }: { title: string; text: string; warning: string | null }) {
  return (
    <section className={styles.side} aria-label={title}>
      <h3 className={styles.small}>{title}</h3>
      {warning && <p className={styles.who}>Aviso: {warning}</p>}
      <p className={styles.full}>{text}</p>
    </section>
  );
}

/** A publicação mudou em outro lugar enquanto se escrevia: os dois textos, e quem decide é a pessoa. */
export function Conflict({ writing, id, onClose }: { writing: Writing; id: string; onClose: () => void }) {
  const { data: now, error, refetch } = usePostNow(id);
  const { value, change, clear, request } = writing;
  const box = useRef<HTMLDivElement>(null);
  const isThere = now !== undefined;
  // O campo em que se escrevia saiu da tela, e o foco com ele.
  useEffect(() => {
    if (isThere) box.current?.focus();
  }, [isThere]);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!now) return <p role="status">Buscando o texto que está no ar…</p>;

  const keepMine = () => {
    change({ version: now.version });
    request.mutate({ kind: 'send' });
  };
  const keepTheirs = () => {
    clear();
    onClose();
  };
  const goOn = () => {
    change({ version: now.version });
    request.reset();
  };
  return (
    <div ref={box} className={styles.conflict} role="alert" tabIndex={-1}>
      <p>
        <strong>A publicação mudou em outro lugar enquanto você escrevia.</strong> Compare e escolha: as duas
        ficam no histórico.
      </p>
      <div className={styles.sides}>
        <Side title="No ar agora" text={now.text} warning={now.warning} />
        <Side title="O que você escreveu" text={value.text} warning={value.warning} />
      </div>
      <div className={styles.choices}>
        <Button look="primary" busy={request.isPending} onClick={keepMine}>
          Salvar o meu
        </Button>
        <Button onClick={goOn}>Continuar editando</Button>
        <Button onClick={keepTheirs}>Ficar com o que está no ar</Button>
      </div>
    </div>
  );
}
