import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useSignOut } from '../api/session.ts';
import type { Me } from '../api/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNotice } from '../ui/notices.tsx';
import { useTheme } from '../ui/theme.ts';
import styles from './AccountMenu.module.css';
import { pathTo } from './paths.ts';
import { useHelp } from './Shortcuts.tsx';
import { THEME_ICON, THEME_LABEL } from './ThemeButton.tsx';

/** Fecha ao clicar fora ou quando o foco sai. */
function useDismiss(isOpen: boolean, close: () => void) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close();
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [isOpen, close]);
  return box;
}

function Options({ me, close }: { me: Me; close: () => void }) {
  const { theme, advance } = useTheme();
  const { showHelp } = useHelp();
  const signOut = useSignOut();
  const notice = useNotice();
  const leave = () =>
    signOut.mutate(undefined, { onError: (error) => notice({ text: error.message, tone: 'bad' }) });
  return (
    <>
      <Link to={pathTo.mentions} onClick={close}>
        <Icon name="at" />
        <span>Menções</span>
      </Link>
      <Link to={pathTo.drafts} onClick={close}>
        <Icon name="draft" />
        <span>Rascunhos</span>
      </Link>
      <Link to={pathTo.account} onClick={close}>
        <Icon name="settings" />
        <span>Conta</span>
      </Link>
      {me.permissions.includes('roles:read') && (
        <Link to={pathTo.roles} onClick={close}>
          <Icon name="shield" />
          <span>Papéis</span>
        </Link>
      )}
      <button type="button" onClick={advance}>
        <Icon name={THEME_ICON[theme]} />
        <span>Tema: {THEME_LABEL[theme]}</span>
      </button>
      <button
        type="button"
        className={styles.keyboard}
        onClick={() => {
          close();
          showHelp();
        }}
      >
        <Icon name="keyboard" />
        <span>Atalhos do teclado</span>
      </button>
      <button type="button" onClick={leave}>
        <Icon name="exit" />
        <span>Sair</span>
      </button>
    </>
  );
}

interface Props {
  me: Me;
  children: ReactNode;
  opens?: 'up' | 'down';
}

/** Conta e preferências, em um botão com o retrato da pessoa. */
export function AccountMenu({ me, children, opens = 'up' }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const box = useDismiss(isOpen, () => setOpen(false));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    setOpen(false);
    trigger.current?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: só escuta o Esc que sobe dos botões de dentro.
    <div
      className={styles.box}
      data-opens={opens}
      ref={box}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={trigger}
        type="button"
        className={styles.trigger}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
        <span className={styles.name}>
          <span className={styles.full}>{me.name}</span>
          <span className={styles.handle}>@{me.handle}</span>
        </span>
        <span className="sr-only">: conta e preferências</span>
      </button>
      <div id={id} className={styles.panel} hidden={!isOpen}>
        {isOpen && <Options me={me} close={() => setOpen(false)} />}
      </div>
    </div>
  );
}
