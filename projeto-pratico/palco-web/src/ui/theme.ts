import { useSyncExternalStore } from 'react';
import { local } from '../storage.ts';

export type Theme = 'sistema' | 'claro' | 'escuro';

const KEY = 'palco.tema';
const ORDER: readonly Theme[] = ['sistema', 'claro', 'escuro'];
const listeners = new Set<() => void>();

function read(): Theme {
  const saved = local.read(KEY);
  return saved === 'claro' || saved === 'escuro' ? saved : 'sistema';
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function save(theme: Theme) {
  const root = document.documentElement;
  if (theme === 'sistema') {
    local.remove(KEY);
    delete root.dataset.theme;
  } else {
    local.write(KEY, theme);
    root.dataset.theme = theme;
  }
  for (const listener of listeners) listener();
}

/** Tema escolhido e a função que passa ao seguinte: sistema, claro, escuro. */
export function useTheme() {
  const theme = useSyncExternalStore(subscribe, read);
  const next = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length] ?? 'sistema';
  return { theme, next, advance: () => save(next) };
}
