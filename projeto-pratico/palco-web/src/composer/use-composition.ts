import { useCallback, useEffect, useRef, useState } from 'react';
import { isStillIn } from '../api/session.ts';
import type { Me } from '../api/types.ts';
import { local } from '../storage.ts';
import { type Composition, restore, sameWriting, startOf, storageKey } from './composition.ts';
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

  useEffect(() => {
    // Outra aba esvaziou a caixa: o que era o mesmo já foi publicado ou guardado; o que só esta tem continua guardado.
    const onStorage = (event: StorageEvent) => {
      if (event.key !== key || event.newValue !== null || !isStillIn(me.id)) return;
      if (sameWriting(restore(event.oldValue, start), current.current)) put(start);
      else put(current.current);
    };
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  }, [key, me.id, put, start]);
  return { value, latest, change, clear };
}
