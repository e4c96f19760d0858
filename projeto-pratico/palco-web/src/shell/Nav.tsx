import { useQueryClient } from '@tanstack/react-query';
import { NavLink, useLocation } from 'react-router';
import type { Me } from '../api/types.ts';
import { useComposer } from '../composer/context.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { Logo, Mark } from '../ui/Logo.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import styles from './Nav.module.css';
import { pathTo } from './paths.ts';
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

/** Quem já está na página inicial e toca em "Início" quer o alto da lista, com o que houver de novo. */
function useGoHome() {
  const cache = useQueryClient();
  const { pathname } = useLocation();
  return () => {
    if (pathname !== pathTo.home) return;
    window.scrollTo({ top: 0 });
    void cache.resetQueries({ queryKey: ['feed', 'timeline'] });
  };
}

function MemberNav({ me }: { me: Me }) {
  const { open } = useComposer();
  const goHome = useGoHome();
  return (
    <>
      <div className={styles.items}>
        <Item to={pathTo.home} icon="home" label="Início" onClick={goHome} />
        <Item to={pathTo.person(me.handle)} icon="person" label="Perfil" />
        <button type="button" className={styles.compose} onClick={open} title="Publicar (tecla N)">
          <Icon name="pen" size={22} />
          <span className={styles.label}>Publicar</span>
        </button>
      </div>
      <AccountMenu me={me}>
        <Avatar handle={me.handle} name={me.name} size={36} />
      </AccountMenu>
    </>
  );
}

function VisitorNav() {
  return (
    <>
      <div className={styles.items}>
        <Item to={pathTo.signIn} icon="person" label="Entrar" />
        <Item to={pathTo.signUp} icon="pen" label="Criar conta" />
      </div>
      <ThemeButton />
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
      {me && <MemberNav me={me} />}
      {me === null && <VisitorNav />}
    </nav>
  );
}
