import { connect, createServer, type Server, type Socket } from 'node:net';
import { FrontendReader } from './wire.ts';

const MAX_QUERIES = 10_000;

interface Pair {
  client: Socket;
  upstream: Socket;
}

/**
 * Um cano entre o servidor sob teste e o PostgreSQL. Conta as consultas e imita as duas formas de
 * um banco sumir: recusar conexões (`cut`) e aceitar sem responder (`pause`).
 */
export class PostgresProxy {
  readonly #target: { host: string; port: number };
  readonly #pairs = new Set<Pair>();
  readonly #queries: string[] = [];
  #server: Server;
  #port = 0;
  #paused = false;

  private constructor(target: { host: string; port: number }) {
    this.#target = target;
    this.#server = this.#createServer();
  }

  /** @param databaseUrl endereço do banco verdadeiro, por TCP. */
  static async start(databaseUrl: string): Promise<PostgresProxy> {
    const url = new URL(databaseUrl);
    const proxy = new PostgresProxy({ host: url.hostname, port: Number(url.port || 5432) });
    await proxy.#listen();
    return proxy;
  }

  /** O mesmo endereço, passando pelo cano. */
  urlFor(databaseUrl: string): string {
    const url = new URL(databaseUrl);
    url.hostname = '127.0.0.1';
    url.port = String(this.#port);
    return url.href;
  }

  /** Consultas vistas desde o último `resetQueries`, na ordem (no máximo as 10.000 primeiras). */
  get queries(): readonly string[] {
    return this.#queries;
  }

  resetQueries(): void {
    this.#queries.length = 0;
  }

  /** O banco some: as conexões abertas são cortadas e as novas, recusadas. */
  async cut(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#destroyPairs();
    await closed;
  }

  /** O banco trava: conexões são aceitas e nada mais passa, nem nas antigas. */
  pause(): void {
    this.#paused = true;
    for (const { client, upstream } of this.#pairs) {
      client.pause();
      upstream.pause();
    }
  }

  /**
   * O banco volta, na mesma porta. As conexões presas na pausa são cortadas: quem esperou por elas
   * já desistiu, e uma resposta atrasada só confundiria.
   */
  async restore(): Promise<void> {
    if (this.#paused) this.#destroyPairs();
    this.#paused = false;
    if (!this.#server.listening) await this.#listen();
  }

  async close(): Promise<void> {
    this.#destroyPairs();
    if (!this.#server.listening) return;
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #createServer(): Server {
    return createServer((client) => this.#accept(client));
  }

  #listen(): Promise<void> {
    this.#server = this.#createServer();
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#port, '127.0.0.1', () => {
        const address = this.#server.address();
        this.#port = typeof address === 'object' && address !== null ? address.port : 0;
        resolve();
      });
    });
  }

  #accept(client: Socket): void {
    const upstream = connect(this.#target);
    const pair = { client, upstream };
    this.#pairs.add(pair);
    const drop = () => {
      client.destroy();
      upstream.destroy();
      this.#pairs.delete(pair);
    };
    for (const socket of [client, upstream]) socket.on('error', drop).on('close', drop);
    const reader = new FrontendReader();
    client.on('data', (chunk: Buffer) => this.#forward(reader, chunk, pair));
    upstream.on('data', (chunk: Buffer) => void client.write(chunk));
    if (this.#paused) {
      client.pause();
      upstream.pause();
    }
  }

  #forward(reader: FrontendReader, chunk: Buffer, { client, upstream }: Pair): void {
    for (const event of reader.read(chunk)) {
      // O cano precisa ler as consultas, então responde que não há criptografia neste trecho local.
      if (event.type === 'encryption-request') client.write('N');
      else {
        upstream.write(event.bytes);
        if (this.#queries.length < MAX_QUERIES) this.#queries.push(...event.queries);
      }
    }
  }

  #destroyPairs(): void {
    for (const { client, upstream } of this.#pairs) {
      client.destroy();
      upstream.destroy();
    }
    this.#pairs.clear();
  }
}
