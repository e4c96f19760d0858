import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import styles from './Composer.module.css';

interface Props {
  /** O que o botão principal diz que vai fazer. */
  action: string;
  isReady: boolean;
  isBusy: boolean;
  describedBy: string;
  /** Ausente quando não há o que guardar para depois, como na edição. */
  onSave?: () => void;
  children: ReactNode;
}

/** Os botões do pé: os que a caixa acrescenta, guardar e o principal. */
export function Buttons({ action, isReady, isBusy, describedBy, onSave, children }: Props) {
  return (
    <div className={styles.ends}>
      {children}
      {onSave && (
        <Button look="quiet" onClick={onSave}>
          Guardar rascunho
        </Button>
      )}
      <Button
        look="primary"
        type="submit"
        busy={isBusy}
        data-idle={!isReady || undefined}
        aria-describedby={describedBy}
      >
        {action}
      </Button>
    </div>
  );
}
