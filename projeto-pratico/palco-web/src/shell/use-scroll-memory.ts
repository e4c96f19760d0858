import { useEffect, useLayoutEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router';

const PATIENCE_MS = 3000;
const keyOf = (key: string) => `palco.rolagem.${key}`;

/**
 * Rola até a posição assim que a página tiver altura para isso. Ao recarregar, o conteúdo chega depois da
 * primeira pintura; qualquer gesto da pessoa encerra a espera.
 */
function scrollWhenTall(top: number): () => void {
  window.scrollTo(0, top);
  if (top === 0 || window.scrollY >= top - 1) return () => {};
  const stop = new AbortController();
  const observer = new ResizeObserver(() => {
    window.scrollTo(0, top);
    if (window.scrollY >= top - 1) stop.abort();
  });
  stop.signal.addEventListener('abort', () => observer.disconnect());
  for (const gesture of ['wheel', 'touchstart', 'keydown']) {
    addEventListener(gesture, () => stop.abort(), { signal: stop.signal, passive: true });
  }
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  observer.observe(document.body);
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}

/** Página nova começa no alto; voltar (ou recarregar) devolve a posição em que se estava. */
export function useScrollMemory() {
  const { key } = useLocation();
  const type = useNavigationType();

  useEffect(() => {
    history.scrollRestoration = 'manual';
  }, []);

  useLayoutEffect(() => {
    const saved = type === 'POP' ? Number(sessionStorage.getItem(keyOf(key)) ?? 0) : 0;
    const stop = scrollWhenTall(saved);
    const save = () => sessionStorage.setItem(keyOf(key), String(Math.round(window.scrollY)));
    addEventListener('scroll', save, { passive: true });
    return () => {
      stop();
      removeEventListener('scroll', save);
    };
  }, [key, type]);
}
