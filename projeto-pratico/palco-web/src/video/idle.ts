import { useCallback, useEffect, useRef, useState } from 'react';

const QUIET_AFTER_MS = 2500;

/** Depois de um tempo sem movimento, os controles deixam a cena só para o vídeo. */
export function useIdle(active: boolean) {
  const [isIdle, setIdle] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const wake = useCallback(() => {
    setIdle(false);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIdle(true), QUIET_AFTER_MS);
  }, []);

  useEffect(() => {
    if (active) wake();
    return () => clearTimeout(timer.current);
  }, [active, wake]);

  return { isIdle, wake };
}
