/**
 * Um Ctrl-C chega mais de uma vez: do terminal, que o manda ao grupo inteiro, do npm e do Node que nos
 * chamou, que o repassam. Só o que vem depois deste intervalo é um segundo pedido da pessoa.
 */
const ECHO_MS = 700;

/**
 * Chama `first` no primeiro pedido de parada e `second` no seguinte.
 * @param now relógio em ms, substituível nos testes
 */
export function onStopRequest(
  first: (signal: string) => void,
  second: () => void,
  now: () => number = Date.now,
): void {
  let firstAt: number | undefined;
  const handle = (signal: string) => {
    if (firstAt === undefined) {
      firstAt = now();
      first(signal);
    } else if (now() - firstAt > ECHO_MS) second();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => handle(signal));
}
