import { useCallback, useRef, useState } from 'react';
import type { Me } from '../api/types.ts';
import { local } from '../storage.ts';
import { type Composition, restore, startOf, storageKey } from './composition.ts';
import type { Intent } from './context.ts';

/** O que está na caixa e o que se pode fazer com isso. */
export interface CompositionControl {
  value: Composition;
  /** O valor de agora, também depois de uma espera. */
  latest: () => Composition;
  change: (part: Partial<Composition>) => void;
  clear: () => void;
}

/** Texto em andamento, guardado a cada tecla: recarregar ou fechar a aba não perde o que foi escrito. */
export function useComposition(me: Me, intent: Intent): CompositionControl {
  const key = storageKey(me.id, intent);
  const [start] = useState(() => startOf(intent, me));
  const [value, setValue] = useState(() => restore(local.read(key), start));
  const current = useRef(value);

  const put = useCallback(
    (next: Composition) => {
      current.current = next;
      setValue(next);
      const text = JSON.stringify(next);
      if (text === JSON.stringify(start)) local.remove(key);
      else local.write(key, text);
    },
    [key, start],
  );
  const change = useCallback((part: Partial<Composition>) => put({ ...current.current, ...part }), [put]);
  const clear = useCallback(() => put(start), [put, start]);
  const latest = useCallback(() => current.current, []);
  return { value, latest, change, clear };
}
