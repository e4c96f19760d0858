import { useQueryClient } from '@tanstack/react-query';
import { NavLink, useLocation } from 'react-router';
import { type FeedSource, restartFeed } from '../api/feeds.ts';
import type { Me } from '../api/types.ts';
import { useComposer } from '../composer/context.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/Button.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { Logo, Mark } from '../ui/Logo.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import styles from './Nav.module.css';
import { NavSearch } from './NavSearch.tsx';
import { pathTo } from './paths.ts';
import { useHelp } from './Shortcuts.tsx';
import { ThemeButton } from './ThemeButton.tsx';

interface ItemProps {
  to: string;
  icon: IconName;
  label: string;
  onClick?: () => void;
}

function Item({ to, icon, label, onClick }: ItemProps) {
  return (
    <NavLink className={styles.item ?? ''} to={to} end {...(onClick ? { onClick } : {})}>
      <Icon name={icon} size={24} />
      <span className={styles.label}>{label}</span>
    </NavLink>
  );
}

/** Quem já está na página e toca nela de novo quer o alto da lista, com o que houver de novo. */
function useRestart(path: string, source: FeedSource) {
  const cache = useQueryClient();
  const { pathname } = useLocation();
  return () => {
    if (pathname !== path) return;
    window.scrollTo({ top: 0 });
    void restartFeed(cache, source);
  };
}

function MemberNav({ me }: { me: Me }) {
  const { open } = useComposer();
  const goHome = useRestart(pathTo.home, { kind: 'timeline' });
  const goDiscover = useRestart(pathTo.discover, { kind: 'everyone' });
  return (
    <>
      <div className={styles.items}>
        <Item to={pathTo.home} icon="home" label="Início" onClick={goHome} />
        <Item to={pathTo.discover} icon="compass" label="Descobrir" onClick={goDiscover} />
        <Item to={pathTo.search} icon="search" label="Buscar" />
        <Item to={pathTo.person(me.handle)} icon="person" label="Perfil" />
        <button type="button" className={styles.compose} onClick={open} title="Publicar (tecla N)">
          <Icon name="pen" size={22} />
          <span className={styles.label}>Publicar</span>
        </button>
      </div>
      <div className={styles.account}>
        <AccountMenu me={me}>
          <Avatar person={me} size={36} />
        </AccountMenu>
      </div>
    </>
  );
}

function VisitorNav() {
  const { pathname } = useLocation();
  const { showHelp } = useHelp();
  const goHome = useRestart(pathTo.home, { kind: 'everyone' });
  return (
    <>
      <div className={styles.items}>
        <Item to={pathTo.home} icon="home" label="Início" onClick={goHome} />
        <Item to={pathTo.search} icon="search" label="Buscar" />
        <Item to={pathTo.signInFrom(pathname)} icon="person" label="Entrar" />
        <Item to={pathTo.signInFrom(pathname, pathTo.signUp)} icon="pen" label="Criar conta" />
      </div>
      <div className={styles.tools}>
        <span className={styles.keyboard}>
          <IconButton icon="keyboard" label="Atalhos do teclado" onClick={showHelp} />
        </span>
        <ThemeButton />
      </div>
    </>
  );
}

/** Navegação: trilho à esquerda em telas médias e largas, barra embaixo no telefone. */
export function Nav({ me }: { me: Me | null | undefined }) {
  return (
    <nav className={styles.nav} aria-label="Principal">
      <NavLink to={pathTo.home} className={styles.brand ?? ''} aria-label="Palco, página inicial">
        <span className={styles.full}>
          <Logo />
        </span>
        <span className={styles.mini}>
          <Mark />
        </span>
      </NavLink>
      <NavSearch />
      {me && <MemberNav me={me} />}
      {me === null && <VisitorNav />}
    </nav>
  );
}
