import styles from './Tombstone.module.css';

/** O lugar de uma publicação que sumiu, ou que quem lê não pode ver: a conversa em volta continua. */
export const Tombstone = () => <p className={styles.tombstone}>Esta publicação não está disponível.</p>;
