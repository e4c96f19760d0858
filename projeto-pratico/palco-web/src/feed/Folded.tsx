import { type ReactNode, useId, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './Folded.module.css';

/** O que vem depois de um aviso de conteúdo: nada se desenha, nem se baixa, antes de a pessoa pedir. */
export function Folded({ warning, children }: { warning: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <div className={styles.warning}>
        <p className={styles.text}>
          <Icon name="alert" size={20} />
          <span>
            <span className="sr-only">Aviso de conteúdo: </span>
            <bdi>{warning}</bdi>
          </span>
        </p>
        <Button
          look="plain"
          data-action="unfold"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Esconder' : 'Mostrar'}
        </Button>
      </div>
      <div id={id} className={styles.content}>
        {isOpen && children}
      </div>
    </>
  );
}
