import { useEffect, useLayoutEffect, useRef } from 'react';
import { type Location, useLocation, useNavigationType } from 'react-router';
import { perTab } from '../storage.ts';

const PATIENCE_MS = 10_000;
const STORED = 'palco.rolagem';
/** Entradas do histórico que se guardam: ninguém volta mais que isso. */
const KEPT = 50;

/**
 * Nome desta entrada do histórico. Página aberta pelo endereço chega sempre com a chave "default"; o endereço a
 * distingue das outras.
 */
const entryKey = ({ key, pathname, search }: Pick<Location, 'key' | 'pathname' | 'search'>) =>
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
 *
 * @returns sinal que se encerra quando a posição foi alcançada ou abandonada
 */
function scrollWhenTall(top: number): AbortController {
  const end = new AbortController();
  const reach = () => {
    window.scrollTo(0, top);
    if (window.scrollY >= top - 1) end.abort();
  };
  reach();
  if (end.signal.aborted) return end;
  const observer = new ResizeObserver(reach);
  const timer = setTimeout(() => end.abort(), PATIENCE_MS);
  for (const gesture of ['wheel', 'touchstart', 'keydown']) {
    addEventListener(gesture, () => end.abort(), { signal: end.signal, passive: true });
  }
  end.signal.addEventListener('abort', () => {
    clearTimeout(timer);
    observer.disconnect();
  });
  observer.observe(document.body);
  return end;
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
    const restoring = scrollWhenTall(memory.get(key) ?? 0);
    const save = () => {
      isFirst.current = false;
      // Enquanto a página não tem altura, a posição da tela não é a da pessoa.
      if (restoring.signal.aborted) remember(memory, key, Math.round(window.scrollY));
    };
    addEventListener('scroll', save, { passive: true });
    return () => {
      restoring.abort();
      removeEventListener('scroll', save);
    };
  }, [key, type, memory]);
}
