import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import styles from './Dialog.module.css';
import { Dialog } from './Dialog.tsx';
import { FormError } from './States.tsx';

interface Props {
  title: string;
  /** O que o botão diz que vai fazer. */
  action: string;
  error: Error | null;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Caixa que diz o que vai acontecer antes de acontecer. */
export function ConfirmDialog({ title, action, error, busy, onConfirm, onClose, children }: Props) {
  return (
    <Dialog title={title} size="small" onClose={onClose}>
      <div className={styles.body}>
        {children}
        <FormError message={error?.message} />
        <Button look="danger" wide busy={busy} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
