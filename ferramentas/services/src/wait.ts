import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface WaitOptions {
  /** Prazo total em milissegundos. */
  deadlineMs: number;
  /** Intervalo entre tentativas em milissegundos. Padrão: 5, porque um servidor local responde em dezenas. */
  everyMs?: number;
  /** O que se esperava, para a mensagem. */
  what: string;
}

/**
 * Repete `probe` até que devolva algo diferente de `undefined`.
 * @throws Error quando o prazo acaba; o que `probe` lançar passa direto e encerra a espera.
 */
export async function waitFor<T>(
  probe: () => T | undefined | Promise<T | undefined>,
  { deadlineMs, everyMs = 5, what }: WaitOptions,
): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (performance.now() >= deadline) throw new Error(`${what}: prazo de ${deadlineMs} ms esgotado`);
    await delay(everyMs);
  }
}

/** Abre uma conexão TCP, envia `request` e devolve o que chegar primeiro; `undefined` se não conectou. */
export function ask(port: number, request: string, host = '127.0.0.1'): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const finish = (answer?: string) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => finish());
    socket.on('error', () => finish());
    socket.on('connect', () => (request === '' ? finish('') : socket.write(request)));
    socket.on('data', (chunk) => finish(chunk.toString('utf8')));
    socket.on('close', () => resolve(undefined));
  });
}
