import type { CSSProperties } from 'react';
import { asPercent } from '../text/numbers.ts';
import styles from './Progress.module.css';

/** Barra de progresso de 0 a 1. */
export function Progress({ value, label }: { value: number; label: string }) {
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(value * 100)}
      aria-valuetext={asPercent(value)}
    >
      <div className={styles.fill} style={{ '--value': value } as CSSProperties} />
    </div>
  );
}
