import { connect, createServer, type Server, type Socket } from 'node:net';
import { FrontendReader } from './wire.ts';

const MAX_QUERIES = 10_000;

interface Pair {
  client: Socket;
  upstream: Socket;
  /** O cliente disse quem era, e ainda não que ia fechar (mensagem Terminate). */
  owesGoodbye: boolean;
  /** A próxima resposta do banco não chega ao cliente: a conexão cai no lugar dela. */
  doomed: boolean;
}

/**
 * Um cano entre o servidor sob teste e o PostgreSQL. Conta as consultas e imita as duas formas de
 * um banco sumir: recusar conexões (`cut`) e aceitar sem responder (`pause`).
 */
export class PostgresProxy {
  readonly #target: { host: string; port: number };
  /** O endereço do banco por este proxy, como o servidor o recebe. */
  readonly #databaseUrl: string;
  readonly #pairs = new Set<Pair>();
  readonly #queries: string[] = [];
  #server: Server;
  #port = 0;
  #paused = false;
  #abandoned = 0;
  #fatal: RegExp | undefined;
  readonly #watched = new Map<string, boolean>();

  private constructor(databaseUrl: string) {
    const { hostname, port } = new URL(databaseUrl);
    this.#target = { host: hostname, port: Number(port || 5432) };
    this.#databaseUrl = databaseUrl;
    this.#server = this.#createServer();
  }

  /** @param databaseUrl endereço do banco verdadeiro, por TCP. */
  static async start(databaseUrl: string): Promise<PostgresProxy> {
    const proxy = new PostgresProxy(databaseUrl);
    await proxy.#listen();
    return proxy;
  }

  /** Outro proxy para o mesmo banco: o que passa por ele é de um servidor só. Quem o pede o fecha. */
  twin(): Promise<PostgresProxy> {
    return PostgresProxy.start(this.#databaseUrl);
  }

  /** A senha do banco: não pode aparecer em lugar nenhum. Vazia quando o banco não pede uma. */
  get password(): string {
    return decodeURIComponent(new URL(this.#databaseUrl).password);
  }

  /** Daqui em diante, nota se este texto passa do servidor para o banco, em consulta ou em parâmetro. */
  watch(text: string): void {
    this.#watched.set(text, false);
  }

  /** Se o texto vigiado passou. */
  saw(text: string): boolean {
    return this.#watched.get(text) === true;
  }

  /** Conexões abertas agora. */
  get open(): number {
    return this.#pairs.size;
  }

  /** Conexões que o cliente largou sem avisar, como faz quem termina sem fechar o pool. */
  get abandoned(): number {
    return this.#abandoned;
  }

  /** O endereço do banco, passando por este proxy. */
  get url(): string {
    const url = new URL(this.#databaseUrl);
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

  /**
   * Da próxima consulta como esta, o banco recebe o pedido e a resposta não chega: a conexão cai entre uma coisa e
   * outra. Com `commit`, é a queda que deixa quem pediu sem saber se gravou.
   */
  cutAfter(query: RegExp): void {
    this.#fatal = query;
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
    const pair: Pair = { client, upstream, owesGoodbye: false, doomed: false };
    this.#pairs.add(pair);
    const drop = () => {
      client.destroy();
      upstream.destroy();
      if (this.#pairs.delete(pair) && pair.owesGoodbye) this.#abandoned += 1;
    };
    // Cada mensagem segue na hora: com o algoritmo de Nagle, uma consulta esperava os 40 ms de um ACK adiado.
    for (const socket of [client, upstream]) socket.setNoDelay().on('error', drop).on('close', drop);
    const reader = new FrontendReader();
    client.on('data', (chunk: Buffer) => this.#forward(reader, chunk, pair));
    upstream.on('data', (chunk: Buffer) => void (pair.doomed ? drop() : client.write(chunk)));
    if (this.#paused) {
      client.pause();
      upstream.pause();
    }
  }

  #forward(reader: FrontendReader, chunk: Buffer, pair: Pair): void {
    const { client, upstream } = pair;
    for (const event of reader.read(chunk)) {
      // O cano precisa ler as consultas, então responde que não há criptografia neste trecho local.
      if (event.type === 'encryption-request') client.write('N');
      else {
        this.#doom(pair, event.queries);
        upstream.write(event.bytes);
        for (const text of this.#watched.keys())
          if (event.bytes.includes(text)) this.#watched.set(text, true);
        pair.owesGoodbye = !event.terminate;
        if (this.#queries.length < MAX_QUERIES) this.#queries.push(...event.queries);
      }
    }
  }

  #doom(pair: Pair, queries: string[]): void {
    if (this.#fatal === undefined || !queries.some((query) => this.#fatal?.test(query))) return;
    this.#fatal = undefined;
    pair.doomed = true;
  }

  #destroyPairs(): void {
    for (const { client, upstream } of this.#pairs) {
      client.destroy();
      upstream.destroy();
    }
    this.#pairs.clear();
  }
}
