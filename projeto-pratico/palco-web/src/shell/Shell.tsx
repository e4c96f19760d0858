import { Suspense, useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useMe, useSessionOfOtherTabs } from '../api/session.ts';
import type { Me } from '../api/types.ts';
import { CrashGuard, CrashNote } from '../pages/Crash.tsx';
import { DeactivatedPage } from '../pages/Deactivated.tsx';
import { PageSkeleton } from '../pages/lazy-page.tsx';
import { useNotice } from '../ui/notices.tsx';
import { Nav } from './Nav.tsx';
import { OfflineStrip } from './OfflineStrip.tsx';
import styles from './Shell.module.css';
import { ShortcutsProvider } from './Shortcuts.tsx';
import { useScrollMemory } from './use-scroll-memory.ts';

/** Quem estava dentro e deixou de estar sem pedir fica sabendo por quê. */
function useLostSessionNotice(me: Me | null | undefined) {
  const notice = useNotice();
  const wasIn = useRef(false);
  useEffect(() => {
    if (wasIn.current && me === null) {
      notice({
        text: 'Sua sessão terminou. Entre de novo: o que você escrevia ficou guardado.',
        tone: 'bad',
      });
    }
    wasIn.current = me != null;
  }, [me, notice]);
}

/** Moldura das páginas: navegação quieta à esquerda (ou embaixo, no telefone) e a coluna de conteúdo. */
export function Shell() {
  const { data: me } = useMe();
  const isAway = me?.status === 'deactivated';
  const { pathname } = useLocation();
  useScrollMemory();
  useSessionOfOtherTabs();
  useLostSessionNotice(me);
  return (
    <ShortcutsProvider me={isAway ? null : (me ?? null)}>
      <a className={styles.skip} href="#conteudo">
        Pular para o conteúdo
      </a>
      <div className={styles.shell}>
        {!isAway && <Nav me={me} />}
        <main id="conteudo" tabIndex={-1} className={styles.main}>
          <OfflineStrip />
          <CrashGuard key={pathname} fallback={(error) => <CrashNote error={error} />}>
            <Suspense fallback={<PageSkeleton />}>
              {isAway ? <DeactivatedPage me={me} /> : <Outlet />}
            </Suspense>
          </CrashGuard>
        </main>
      </div>
    </ShortcutsProvider>
  );
}
