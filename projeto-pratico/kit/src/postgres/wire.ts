/** O mínimo do protocolo 3.0 do PostgreSQL para contar consultas que passam por um cano. */

/** Mensagem `X`, Terminate: o cliente avisa que vai fechar a conexão. */
const TERMINATE = 'X'.charCodeAt(0);
const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
/** Mensagens maiores que isto passam sem ser lidas: nenhuma consulta de aula chega perto. */
const MAX_INSPECTED = 1024 * 1024;

export type FrontendEvent =
  | { type: 'encryption-request' }
  | { type: 'forward'; bytes: Buffer; queries: string[]; terminate: boolean };

/**
 * Lê o que o cliente envia. As consultas aparecem de duas formas: `Q` (consulta simples) e `E` (Execute, do protocolo
 * estendido), que executa um portal: um `B` (Bind) o ligou a um comando, e um `P` (Parse), às vezes bem antes, deu o
 * texto do comando.
 */
export class FrontendReader {
  #pending: Buffer = Buffer.alloc(0);
  #started = false;
  readonly #statements = new Map<string, string>();
  readonly #portals = new Map<string, string>();

  *read(chunk: Buffer): Generator<FrontendEvent> {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    for (let event = this.#next(); event !== undefined; event = this.#next()) yield event;
  }

  #next(): FrontendEvent | undefined {
    const header = this.#started ? 5 : 4;
    if (this.#pending.length < header) return undefined;
    const size = this.#started ? this.#pending.readInt32BE(1) + 1 : this.#pending.readInt32BE(0);
    if (this.#pending.length < size) return undefined;
    const message = this.#pending.subarray(0, size);
    this.#pending = this.#pending.subarray(size);
    if (this.#started) {
      const terminate = message[0] === TERMINATE;
      return { type: 'forward', bytes: message, queries: this.#queries(message), terminate };
    }
    const code = size >= 8 ? message.readInt32BE(4) : 0;
    if (code === SSL_REQUEST || code === GSS_REQUEST) return { type: 'encryption-request' };
    this.#started = true;
    return { type: 'forward', bytes: message, queries: [], terminate: false };
  }

  #queries(message: Buffer): string[] {
    if (message.length > MAX_INSPECTED) return [];
    const type = String.fromCharCode(message[0] ?? 0);
    if (type === 'Q') return [stringAt(message, 5)[0]];
    const [first, afterFirst] = stringAt(message, 5);
    const [second] = stringAt(message, afterFirst);
    if (type === 'P') this.#statements.set(first, second);
    if (type === 'B') this.#portals.set(first, this.#statements.get(second) ?? '');
    return type === 'E' ? [this.#portals.get(first) ?? ''] : [];
  }
}

/** O texto que começa aqui e vai até um zero, e onde começa o que vem depois. */
function stringAt(message: Buffer, from: number): [text: string, next: number] {
  const end = message.indexOf(0, from);
  return [message.toString('utf8', from, end === -1 ? undefined : end), end + 1];
}
