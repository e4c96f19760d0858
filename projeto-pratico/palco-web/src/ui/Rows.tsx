import type { ReactNode } from 'react';
import styles from './Rows.module.css';

/** Lista de coisas da conta, uma por linha. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className={styles.rows}>{children}</ul>;
}

interface RowProps {
  title: string;
  badge?: string;
  /** O que ajuda a reconhecê-la. */
  facts: ReactNode;
  action?: ReactNode;
}

/** Uma coisa da conta e o que se pode fazer com ela. */
export function Row({ title, badge, facts, action }: RowProps) {
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p>
          <span className={styles.title}>{title}</span>
          {badge && <span className={styles.badge}>{badge}</span>}
        </p>
        <p className={styles.facts}>{facts}</p>
      </div>
      {action}
    </li>
  );
}
