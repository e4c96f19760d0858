import styles from './Skeleton.module.css';

/** Três publicações por chegar, nas medidas das que chegam. */
export function FeedSkeleton() {
  return (
    <>
      <p className="sr-only" role="status">
        Carregando publicações
      </p>
      <PostSkeleton lines={2} />
      <PostSkeleton lines={1} media />
      <PostSkeleton lines={3} />
    </>
  );
}

/** Uma publicação por chegar. */
export function PostSkeleton({ lines, media = false }: { lines: number; media?: boolean }) {
  return (
    <div className={styles.post} aria-hidden="true">
      <div className={styles.avatar} />
      <div className={styles.body}>
        <div className={`${styles.bar} ${styles.name}`} />
        {Array.from({ length: lines }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: barras iguais, sem identidade.
          <div key={line} className={`${styles.bar} ${line === lines - 1 ? styles.short : ''}`} />
        ))}
      </div>
      {media && <div className={styles.media} />}
    </div>
  );
}

/** Cabeçalho de perfil por chegar. */
export function ProfileSkeleton() {
  return (
    <div className={styles.profile} aria-hidden="true">
      <div className={styles.portrait} />
      <div className={`${styles.bar} ${styles.title}`} />
      <div className={`${styles.bar} ${styles.short}`} />
    </div>
  );
}

/** Linhas de uma lista de textos por chegar. */
export function RowsSkeleton({ what }: { what: string }) {
  return (
    <>
      <p className="sr-only" role="status">
        Carregando {what}
      </p>
      {['primeira', 'segunda', 'terceira'].map((row) => (
        <div key={row} className={styles.row} aria-hidden="true">
          <div className={`${styles.bar} ${styles.name}`} />
          <div className={`${styles.bar} ${styles.short}`} />
        </div>
      ))}
    </>
  );
}
