import { useState } from 'react';
import { clock } from '../text/time.ts';
import { Button } from '../ui/Button.tsx';
import { FormError } from '../ui/States.tsx';
import { useCountdown } from '../ui/use-wait.ts';
import { WaitNote } from '../ui/WaitNote.tsx';

/** Entre uma mensagem e outra: a entrega leva alguns segundos, e quem insiste enche a própria caixa. */
const PAUSE_MS = 30_000;

interface Props {
  /** O que se diz depois de mandar outra. */
  said: string;
  error: Error | null;
  busy: boolean;
  onSend: (onSuccess: () => void) => void;
}

/** Botão de mandar outra mensagem, com um intervalo entre as vezes. */
export function Resend({ said, error, busy, onSend }: Props) {
  const [until, setUntil] = useState(() => Date.now() + PAUSE_MS);
  const [times, setTimes] = useState(0);
  const left = useCountdown(until);
  const sent = () => {
    setTimes(times + 1);
    setUntil(Date.now() + PAUSE_MS);
  };
  return (
    <>
      <FormError message={error?.message} />
      <WaitNote error={error} />
      <p role="status">{times > 0 && <span key={times}>{said}</span>}</p>
      <Button look="quiet" wide busy={busy} off={left > 0} onClick={() => onSend(sent)}>
        Mandar outra mensagem
        {left > 0 && <span aria-hidden="true"> em {clock(left)}</span>}
      </Button>
    </>
  );
}
