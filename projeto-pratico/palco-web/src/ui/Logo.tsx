import styles from './Logo.module.css';

/** A marca: um refletor no seu tripé, que é também o botão de tocar; de longe, um P. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg className={styles.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path className={styles.stem} d="M4 4h4.6v24H4z" />
      <path
        className={styles.lamp}
        fillRule="evenodd"
        d="M17.8 4a9.6 9.6 0 1 1 0 19.2 9.6 9.6 0 0 1 0-19.2Zm-2.6 5.1v9l7.2-4.5z"
      />
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
