import { connect, type Socket } from 'node:net';

/**
 * Abre uma conexão e manda só o começo de um pedido. Serve para provar que um cliente que
 * parou no meio não segura o servidor na hora de encerrar.
 */
export function openHalfRequest(baseUrl: URL, path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: baseUrl.hostname, port: Number(baseUrl.port) });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      // O corte que vem depois é o que se espera de um servidor que encerra.
      socket.on('error', () => undefined);
      socket.write(`POST ${path} HTTP/1.1\r\nhost: ${baseUrl.host}\r\ncontent-type: application/json\r\n`);
      resolve(socket);
    });
  });
}
