import type { ReactNode } from 'react';
import styles from './Section.module.css';

interface Props {
  /** Também é o destino do foco quando o que se apertou some da tela. */
  id: string;
  title: string;
  children: ReactNode;
}

/** Parte de uma página de ajustes, com nome para quem anda por regiões. */
export function Section({ id, title, children }: Props) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Leva o foco ao título de uma parte: o botão apertado saiu da tela com a linha dele. */
export const focusSection = (id: string) => document.getElementById(id)?.focus({ preventScroll: true });
