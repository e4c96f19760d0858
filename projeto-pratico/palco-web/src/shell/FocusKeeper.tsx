import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/**
 * Leva o foco ao título da página nova, para quem navega por teclado ou leitor de tela: o link apertado some com a
 * página anterior, e o foco cairia no corpo do documento.
 */
export function FocusKeeper() {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const target = document.querySelector<HTMLElement>('main h1') ?? document.querySelector('main');
    if (!target) return;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}
