import type { RunEvent } from '../core/contract.ts';

/** Um laço que imprime enche isto em milissegundos; nenhum exemplo do livro chega a um décimo. Em caracteres. */
const OUTPUT_LIMIT = 256 * 1024;

/** Para de repassar a saída quando ela passa do limite e interrompe o programa; o `exit` diz por quê. */
export function limitOutput(emit: (event: RunEvent) => void, signal: AbortSignal) {
  const tooMuch = new AbortController();
  let left = OUTPUT_LIMIT;
  const onEvent = (event: RunEvent) => {
    if (event.type === 'exit') return emit(tooMuch.signal.aborted ? { ...event, truncated: true } : event);
    if (event.type !== 'output') return emit(event);
    if (left > 0) emit({ ...event, text: event.text.slice(0, left) });
    left -= event.text.length;
    if (left < 0) tooMuch.abort();
  };
  return { onEvent, signal: AbortSignal.any([signal, tooMuch.signal]) };
}
