import { connect, type Socket } from 'node:net';

/**
 * Abre uma conexão e manda só o começo de um pedido: até o meio dos cabeçalhos, ou até o meio do corpo, quando o
 * servidor já o conta como em andamento. Serve para provar que um cliente que parou no meio não segura o servidor na
 * hora de encerrar.
 */
export function openHalfRequest(baseUrl: URL, path: string, until: 'headers' | 'body'): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: baseUrl.hostname, port: Number(baseUrl.port) });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      // O corte que vem depois é o que se espera de um servidor que encerra.
      socket.on('error', () => undefined);
      const rest = until === 'body' ? 'content-length: 64\r\n\r\n{"message":' : '';
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: ${baseUrl.host}\r\ncontent-type: application/json\r\n${rest}`,
      );
      resolve(socket);
    });
  });
}
