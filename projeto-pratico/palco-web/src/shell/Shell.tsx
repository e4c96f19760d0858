import { useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useMe } from '../api/session.ts';
import { ComposerProvider } from '../composer/ComposerProvider.tsx';
import { Nav } from './Nav.tsx';
import styles from './Shell.module.css';
import { ShortcutsProvider } from './Shortcuts.tsx';
import { useScrollMemory } from './use-scroll-memory.ts';

/** Leva o foco ao conteúdo quando a página muda, para quem navega por teclado ou leitor de tela. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

/** Moldura das páginas: navegação quieta à esquerda (ou embaixo, no telefone) e a coluna de conteúdo. */
export function Shell() {
  const { data: me } = useMe();
  const main = useFocusOnNavigation();
  useScrollMemory();
  return (
    <ComposerProvider me={me ?? null}>
      <ShortcutsProvider me={me ?? null}>
        <a className={styles.skip} href="#conteudo">
          Pular para o conteúdo
        </a>
        <div className={styles.shell}>
          <Nav me={me} />
          <main id="conteudo" ref={main} tabIndex={-1} className={styles.main}>
            <Outlet />
          </main>
        </div>
      </ShortcutsProvider>
    </ComposerProvider>
  );
}
