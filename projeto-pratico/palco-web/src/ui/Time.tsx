import { useSyncExternalStore } from 'react';
import { exactTime, relativeTime } from '../text/time.ts';

const MINUTE_MS = 60_000;
const listeners = new Set<() => void>();
let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  now = new Date();
  for (const listener of listeners) listener();
}

/** Um relógio para todos os horários da página, parado quando não há nenhum. */
function subscribe(listener: () => void) {
  if (listeners.size === 0) {
    now = new Date();
    timer = setInterval(tick, MINUTE_MS);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/**
 * Texto que depende da hora, escrito de novo a cada minuto.
 *
 * @param write o texto naquele instante
 */
export const useClock = <Text extends string | null>(write: (now: Date) => Text): Text =>
  useSyncExternalStore(subscribe, () => write(now));

/** Tempo relativo que anda sozinho a cada minuto; o exato fica na dica e no atributo. */
export function Time({ iso }: { iso: string }) {
  const relative = useClock((at) => relativeTime(iso, at));
  return (
    <time dateTime={iso} title={exactTime(iso)}>
      {relative}
    </time>
  );
}
