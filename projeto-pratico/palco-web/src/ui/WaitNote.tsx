import { useRef } from 'react';
import { clock } from '../text/time.ts';
import styles from './States.module.css';
import { useWait } from './use-wait.ts';

/** Quanto falta para tentar de novo. O leitor de tela ouve o fim, e não cada segundo. */
export function WaitNote({ error }: { error: unknown }) {
  const left = useWait(error);
  const waited = useRef<unknown>(null);
  if (left > 0) waited.current = error;
  const isOver = left === 0 && error != null && waited.current === error;
  return (
    <>
      {left > 0 && (
        <p className={styles.wait} aria-hidden="true">
          Dá para tentar de novo em <strong>{clock(left)}</strong>.
        </p>
      )}
      <p className={isOver ? styles.wait : 'sr-only'} role="status">
        {isOver ? 'Já dá para tentar de novo.' : ''}
      </p>
    </>
  );
}
