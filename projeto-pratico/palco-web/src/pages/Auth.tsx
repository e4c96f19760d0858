import type { ReactNode } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useMe } from '../api/session.ts';
import { pathTo } from '../shell/paths.ts';
import { ThemeButton } from '../shell/ThemeButton.tsx';
import { Logo } from '../ui/Logo.tsx';
import styles from './Auth.module.css';
import { returnPath } from './return-path.ts';

function Line() {
  return (
    <p className={styles.line}>
      A luz está
      <br />
      em quem
      <br />
      aparece.
    </p>
  );
}

/** A frase aparece duas vezes: na penumbra, e acesa só onde o facho bate. */
function Stage() {
  return (
    <div className={styles.stage} aria-hidden="true">
      <div className={styles.beam} />
      <Line />
      <div className={styles.lit}>
        <Line />
      </div>
      <div className={styles.floor} />
    </div>
  );
}

interface Props {
  title: string;
  lead: string;
  /** A página também serve a quem já entrou. */
  forMembers?: boolean;
  children: ReactNode;
}

/** Moldura das páginas de entrada: o palco de um lado, o formulário do outro. */
export function AuthPage({ title, lead, forMembers = false, children }: Props) {
  const { data: me } = useMe();
  const [query] = useSearchParams();
  if (me && !forMembers) return <Navigate to={returnPath(query.get('voltar'), location.origin)} replace />;
  return (
    <div className={styles.page}>
      <Stage />
      <main className={styles.main}>
        <div className={styles.top}>
          <Link className={styles.brand ?? ''} to={pathTo.home} aria-label="Palco, página inicial">
            <Logo />
          </Link>
          <ThemeButton />
        </div>
        <div className={styles.box}>
          <h1 className={styles.title} tabIndex={-1}>
            {title}
          </h1>
          <p className={styles.lead}>{lead}</p>
          {children}
        </div>
      </main>
    </div>
  );
}

export const authStyles = styles;
