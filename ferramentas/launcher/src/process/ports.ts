import { connect, createServer } from 'node:net';

const ATTEMPTS = 50;

/**
 * A porta preferida ou a próxima livre.
 * @param preferred primeira a tentar
 * @param taken portas já prometidas a outra parte nesta execução
 * @throws Error quando as cinquenta seguintes estão ocupadas
 */
export async function choosePort(
  preferred: number,
  taken: ReadonlySet<number> = new Set(),
  isFree: (port: number) => Promise<boolean> = portIsFree,
): Promise<number> {
  for (let port = preferred; port < preferred + ATTEMPTS; port += 1) {
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`Nenhuma porta livre entre ${preferred} e ${preferred + ATTEMPTS - 1}.`);
}

/**
 * Livre quer dizer: ninguém atende em nenhum dos dois endereços a que `localhost` pode levar, e nós
 * conseguimos escutar. Só escutar não basta: o macOS deixa, com outro programa no endereço curinga; e
 * um servidor só em ::1 receberia o navegador no nosso lugar.
 */
export async function portIsFree(port: number): Promise<boolean> {
  const answered = await Promise.all([answers(port, '127.0.0.1'), answers(port, '::1')]);
  return !answered.includes(true) && (await canListen(port));
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const finish = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(500, () => finish(false));
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
