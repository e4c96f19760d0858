import { useEffect, useLayoutEffect, useRef } from 'react';
import { type Location, useLocation, useNavigationType } from 'react-router';
import { perTab } from '../storage.ts';

const PATIENCE_MS = 3000;
const STORED = 'palco.rolagem';
/** Entradas do histórico que se guardam: ninguém volta mais que isso. */
const KEPT = 50;

/**
 * Nome desta entrada do histórico. Página aberta pelo endereço chega sempre com a chave "default"; o endereço a
 * distingue das outras.
 */
export const entryKey = ({ key, pathname, search }: Pick<Location, 'key' | 'pathname' | 'search'>) =>
  key === 'default' ? pathname + search : key;

type Positions = Map<string, number>;

function load(): Positions {
  try {
    return new Map(JSON.parse(perTab.read(STORED) ?? '[]') as [string, number][]);
  } catch {
    return new Map();
  }
}

/** Guarda de novo no fim, para as mais antigas saírem primeiro. */
function remember(positions: Positions, key: string, top: number) {
  positions.delete(key);
  positions.set(key, top);
  const oldest = positions.keys().next();
  if (positions.size > KEPT && !oldest.done) positions.delete(oldest.value);
}

/** Verdadeiro se o documento veio de recarregar ou de voltar, e não de um endereço digitado ou de um link de fora. */
function isReturn(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && ['reload', 'back_forward'].includes(entry.type);
}

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
  const key = entryKey(useLocation());
  const type = useNavigationType();
  const positions = useRef<Positions>(null);
  const isFirst = useRef(true);
  positions.current ??= load();
  const memory = positions.current;

  useEffect(() => {
    history.scrollRestoration = 'manual';
    // Uma gravação ao sair, e não uma por evento de rolagem.
    const store = () => perTab.write(STORED, JSON.stringify([...memory]));
    addEventListener('pagehide', store);
    return () => removeEventListener('pagehide', store);
  }, [memory]);

  useLayoutEffect(() => {
    const comesBack = type === 'POP' && (!isFirst.current || isReturn());
    if (!comesBack) memory.delete(key);
    const stop = scrollWhenTall(memory.get(key) ?? 0);
    const save = () => {
      isFirst.current = false;
      remember(memory, key, Math.round(window.scrollY));
    };
    addEventListener('scroll', save, { passive: true });
    return () => {
      stop();
      removeEventListener('scroll', save);
    };
  }, [key, type, memory]);
}
