import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useMe } from '../api/session.ts';

/** Leva o foco ao título da página, ou ao campo que ela espera ver cheio. */
export function focusTitle() {
  const field = document.querySelector<HTMLElement>('main [data-arrive]');
  if (field) return field.focus({ preventScroll: true });
  const target = document.querySelector<HTMLElement>('main h1') ?? document.querySelector('main');
  if (!target) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** Leva o foco ao título da tela que entra no lugar de outra sem trocar de endereço: o botão apertado saiu com ela. */
export const useTitleFocus = () => useEffect(focusTitle, []);

/**
 * Leva o foco ao título da página nova, para quem navega por teclado ou leitor de tela: o link apertado some com a
 * página anterior, e o foco cairia no corpo do documento. Desativar a conta e reativá-la também trocam a página.
 */
export function FocusKeeper() {
  const { pathname } = useLocation();
  const { data: me } = useMe();
  const place = `${pathname} ${me?.status === 'deactivated'}`;
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    focusTitle();
  }, [place]);
  return null;
}
