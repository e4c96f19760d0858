import styles from './Logo.module.css';

/** A marca: a haste é a coxia, o disco é a luz do refletor, e a poça de luz cai no chão do palco. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg className={styles.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path className={styles.stem} d="M6 4h4.2v23.600H6z" />
      <circle className={styles.lamp} cx="18.4" cy="12.2" r="8.2" />
      <path className={styles.pool} d="M10.2 27.600c0-1.5 4-2.6 8.9-2.600s8.9 1.1 8.9 2.600z" />
    </svg>
  );
}

/** Marca e nome. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <span className={styles.logo}>
      <Mark size={size} />
      <span className={styles.word}>palco</span>
    </span>
  );
}
