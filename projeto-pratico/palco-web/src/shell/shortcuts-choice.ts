import { useSyncExternalStore } from 'react';
import { local } from '../storage.ts';

const KEY = 'palco.atalhos';
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Atalhos de uma tecla só podem ser desligados: quem dita por voz, ou esbarra no teclado, curtiria sem querer.
 * Fonte: WCAG 2.2, critério 2.1.4.
 */
export function useShortcutsChoice() {
  const isOn = useSyncExternalStore(subscribe, () => local.read(KEY) !== 'desligados');
  const choose = (on: boolean) => {
    if (on) local.remove(KEY);
    else local.write(KEY, 'desligados');
    for (const listener of listeners) listener();
  };
  return { isOn, choose };
}
