import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Abaixo da faixa de onde os sistemas tiram a porta de origem das conexões (32768 em diante no Linux, 49152 no macOS e no
 * Windows): lá, qualquer cliente da máquina pode tomar a porta entre a sondagem e o uso.
 */
const FIRST = 10_000;
const END = 32_768;
const ATTEMPTS = 100;

const given = new Set<number>();

/**
 * Uma porta livre em 127.0.0.1 neste instante, que este processo ainda não deu a ninguém. Outro processo pode tomá-la
 * antes do uso: quem a usa confere a identidade do servidor e tenta outra (ver `server.ts` e `postgres`).
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = randomInt(FIRST, END);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error(
    `Nenhuma porta livre em 127.0.0.1 depois de ${ATTEMPTS} tentativas, de ${FIRST} a ${END - 1}.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.unref();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
