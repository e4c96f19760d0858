import type { ReactNode } from 'react';
import { Navigate, NavLink, useLocation } from 'react-router';
import { useMe } from '../api/session.ts';
import type { Me } from '../api/types.ts';
import home from '../pages/Home.module.css';
import { Title } from '../pages/Title.tsx';
import { AccountMenu } from '../shell/AccountMenu.tsx';
import { pathTo } from '../shell/paths.ts';
import { Icon } from '../ui/Icon.tsx';
import { RowsSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/States.tsx';
import styles from './SettingsPage.module.css';

function Tab({ to, children }: { to: string; children: string }) {
  return (
    <NavLink className={styles.tab ?? ''} to={to} end>
      {children}
    </NavLink>
  );
}

function Content({ children }: { children: (me: Me) => ReactNode }) {
  const { data: me, error, refetch } = useMe();
  const { pathname } = useLocation();
  if (me === null) return <Navigate to={pathTo.signInFrom(pathname)} replace />;
  if (me) return children(me);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <RowsSkeleton what="a conta" />;
}

/** No telefone a navegação não tem o menu da conta, e é nele que se sai. */
function PhoneMenu() {
  const { data: me } = useMe();
  if (!me) return null;
  return (
    <div className={styles.menu}>
      <AccountMenu me={me} opens="down">
        <Icon name="more" />
      </AccountMenu>
    </div>
  );
}

interface Props {
  title: string;
  lead: string;
  children: (me: Me) => ReactNode;
}

/** Moldura das páginas de ajustes da conta, que só quem entrou vê. */
export function SettingsPage({ title, lead, children }: Props) {
  return (
    <>
      <Title>{title}</Title>
      <header className={home.head}>
        <div className={styles.first}>
          <h1>{title}</h1>
          <PhoneMenu />
        </div>
        <p>{lead}</p>
      </header>
      <nav className={styles.tabs} aria-label="Ajustes da conta">
        <Tab to={pathTo.account}>Conta</Tab>
        <Tab to={pathTo.security}>Segurança</Tab>
        <Tab to={pathTo.apps}>Aplicativos</Tab>
      </nav>
      <Content>{children}</Content>
    </>
  );
}
