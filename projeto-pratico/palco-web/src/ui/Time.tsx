import { useEffect, useState } from 'react';
import { exactTime, relativeTime } from '../text/time.ts';

const MINUTE_MS = 60_000;

/** Tempo relativo que anda sozinho a cada minuto; o exato fica na dica e no atributo. */
export function Time({ iso }: { iso: string }) {
  const [now, setNow] = useState(() => new Date());

  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);

  return (
    <time dateTime={iso} title={exactTime(iso)}>
      {relativeTime(iso, now)}
    </time>
  );
}
