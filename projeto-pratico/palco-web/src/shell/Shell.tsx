import { useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useMe } from '../api/session.ts';
import type { Me } from '../api/types.ts';
import { ComposerProvider } from '../composer/ComposerProvider.tsx';
import { useNotice } from '../ui/notices.tsx';
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

/** Quem estava dentro e deixou de estar sem pedir fica sabendo por quê. */
function useLostSessionNotice(me: Me | null | undefined) {
  const notice = useNotice();
  const wasIn = useRef(false);
  useEffect(() => {
    if (wasIn.current && me === null) notice({ text: 'Sua sessão terminou. Entre de novo.', tone: 'bad' });
    wasIn.current = me != null;
  }, [me, notice]);
}

/** Moldura das páginas: navegação quieta à esquerda (ou embaixo, no telefone) e a coluna de conteúdo. */
export function Shell() {
  const { data: me } = useMe();
  const main = useFocusOnNavigation();
  useScrollMemory();
  useLostSessionNotice(me);
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
