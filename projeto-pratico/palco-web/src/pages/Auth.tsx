import type { ReactNode } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { useMe } from '../api/session.ts';
import { pathTo } from '../shell/paths.ts';
import { ThemeButton } from '../shell/ThemeButton.tsx';
import { Logo } from '../ui/Logo.tsx';
import styles from './Auth.module.css';

/** Para onde ir depois de entrar. Só caminhos desta página: um endereço de fora seria uma armadilha. */
function returnPath(raw: string | null): string {
  if (!raw?.startsWith('/')) return pathTo.home;
  const url = URL.parse(raw, location.origin);
  return url?.origin === location.origin ? url.pathname + url.search : pathTo.home;
}

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

/** Moldura das páginas de entrada: o palco de um lado, o formulário do outro. */
export function AuthPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const { data: me } = useMe();
  const [query] = useSearchParams();
  if (me) return <Navigate to={returnPath(query.get('voltar'))} replace />;
  return (
    <div className={styles.page}>
      <Stage />
      <main className={styles.main}>
        <div className={styles.top}>
          <Logo />
          <ThemeButton />
        </div>
        <div className={styles.box}>
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.lead}>{lead}</p>
          {children}
        </div>
      </main>
    </div>
  );
}

export const authStyles = styles;
