import { Agent, createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** O que cem rotas do Palco devolveriam: a conta de quem chama. O corpo é o mesmo em todos os esquemas. */
const body = (id: string) => JSON.stringify({ id, handle: 'ana_souza', name: 'Ana Souza', bio: '' });

type Recognize = (headers: IncomingHttpHeaders) => Promise<string | null>;

/** Um servidor com uma rota, que exige que se reconheça quem chama, e um cliente com conexões abertas. */
export async function listen(recognize: Recognize) {
  const server = createServer((incoming, outgoing) => {
    recognize(incoming.headers)
      .then((userId) => {
        const content = userId === null ? '' : body(userId);
        outgoing.writeHead(userId === null ? 401 : 200, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(content),
        });
        outgoing.end(content);
      })
      .catch((error: Error) => outgoing.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });

  /** O corpo, ou o status se não foi 200. */
  function get(headers: Record<string, string>): Promise<string> {
    return new Promise((resolve, reject) => {
      const outgoing = request({ host: '127.0.0.1', port, path: '/me', agent, headers });
      outgoing.once('error', reject);
      outgoing.once('response', (incoming) => {
        text(incoming).then((received) => {
          resolve(incoming.statusCode === 200 ? received : String(incoming.statusCode));
        }, reject);
      });
      outgoing.end();
    });
  }

  async function close(): Promise<void> {
    agent.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
  return { get, close };
}
