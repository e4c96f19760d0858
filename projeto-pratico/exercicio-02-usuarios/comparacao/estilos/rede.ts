import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Reply, Send } from './estilo.ts';

/** O que uma requisição deixou na rede: a primeira linha, o status e os bytes dos dois sentidos. */
export interface Trace {
  line: string;
  status: number;
  bytes: number;
  cacheable: boolean;
}

export interface Wire {
  send: Send;
  traces: Trace[];
  close(): void;
}

/** Um cliente HTTP com uma conexão só, que anota o que passou por ela. */
export function openWire(url: URL): Wire {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const traces: Trace[] = [];
  const send: Send = ({ method, path, body }) =>
    new Promise<Reply>((resolve, reject) => {
      const content = body === undefined ? undefined : JSON.stringify(body);
      const headers =
        content === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) };
      const outgoing = request(new URL(path, url), { method, agent, headers });
      outgoing.once('error', reject);
      outgoing.once('response', (incoming) => {
        const { socket, statusCode: status = 0, headers } = incoming;
        text(incoming).then((received) => {
          const cacheable = method === 'GET' && /max-age/u.test(headers['cache-control'] ?? '');
          traces.push({ line: `${method} ${path}`, status, bytes: grown(socket), cacheable });
          resolve({ status, body: received === '' ? null : (JSON.parse(received) as unknown) });
        }, reject);
      });
      outgoing.end(content);
    });
  return { send, traces, close: () => agent.destroy() };
}

const counted = new WeakMap<object, number>();

/** Bytes que passaram pela conexão, nos dois sentidos, desde a requisição anterior. */
function grown(socket: { bytesRead: number; bytesWritten: number }): number {
  const total = socket.bytesRead + socket.bytesWritten;
  const before = counted.get(socket) ?? 0;
  counted.set(socket, total);
  return total - before;
}

/** Linhas de código da região `servidor` de um arquivo: sem as vazias nem os comentários. */
export function serverLines(file: URL): number {
  const source = readFileSync(file, 'utf8');
  const region = source.split('// #region servidor')[1]?.split('// #endregion servidor')[0] ?? '';
  return region.split('\n').filter((line) => line.trim() !== '' && !/^\s*(\/\/|\/\*)/u.test(line)).length;
}
