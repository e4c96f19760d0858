import { type IncomingHttpHeaders, type IncomingMessage, STATUS_CODES } from 'node:http';
import { CheckFailure } from '../failure.ts';
import type { Evidence } from '../outcome.ts';
import { shorten } from './shorten.ts';

/** Cabeçalhos que ajudam a entender uma falha; os outros só fariam volume na mensagem. */
const RELEVANT = [
  'content-type',
  'allow',
  'connection',
  'x-request-id',
  'location',
  'set-cookie',
  'www-authenticate',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
  'cache-control',
];

interface AnswerParts {
  method: string;
  path: string;
  sent: string;
  incoming: IncomingMessage;
  bytes: Buffer;
}

/** Uma resposta que veio inteira, com afirmações que falham mostrando o que foi enviado e o que voltou. */
export class Answer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** O corpo como veio. */
  readonly bytes: Buffer;
  /** O corpo como texto. */
  readonly body: string;
  readonly #sent: string;

  constructor({ method, path, sent, incoming, bytes }: AnswerParts) {
    this.method = method;
    this.path = path;
    this.status = incoming.statusCode ?? 0;
    this.headers = incoming.headers;
    this.bytes = bytes;
    this.body = bytes.toString('utf8');
    this.#sent = sent;
  }

  header(name: string): string {
    const value = this.headers[name];
    return Array.isArray(value) ? value.join(', ') : (value ?? '');
  }

  get mediaType(): string {
    return this.header('content-type').split(';')[0]?.trim().toLowerCase() ?? '';
  }

  /** Recusa a resposta; a mensagem leva a transcrição. */
  refuse(problem: Pick<Evidence, 'expected' | 'got' | 'where'>): never {
    throw new CheckFailure({ ...problem, sent: this.#sent, received: this.describe() });
  }

  expectStatus(expected: number): this {
    if (this.status === expected) return this;
    return this.refuse({
      where: 'status',
      expected: `status ${statusText(expected)}`,
      got: `status ${statusText(this.status)}`,
    });
  }

  expectHeader(name: string, accepts: RegExp, description: string): this {
    if (accepts.test(this.header(name))) return this;
    const got = this.header(name) === '' ? `sem o cabeçalho ${name}` : `${name}: ${this.header(name)}`;
    return this.refuse({ where: `cabeçalho ${name}`, expected: description, got });
  }

  expectType(mediaType: string): this {
    if (this.mediaType === mediaType) return this;
    return this.refuse({
      where: 'cabeçalho content-type',
      expected: `content-type ${mediaType}`,
      got: this.mediaType === '' ? 'sem content-type' : `content-type ${this.mediaType}`,
    });
  }

  /** O corpo como JSON; recusa a resposta se ele não for um objeto JSON. */
  json(): Record<string, unknown> {
    const value = parse(this.body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
    return this.refuse({
      where: 'corpo',
      expected: 'um objeto JSON',
      got: this.body === '' ? 'corpo vazio' : 'um corpo que não é um objeto JSON',
    });
  }

  /** Status, cabeçalhos que importam e começo do corpo, em poucas linhas. */
  describe(): string {
    const lines = [statusText(this.status)];
    for (const name of RELEVANT) {
      if (this.headers[name] !== undefined) lines.push(`${name}: ${shorten(this.header(name), 200)}`);
    }
    if (/^(?:image|video|audio)\//u.test(this.mediaType)) lines.push('', `(${this.bytes.length} bytes)`);
    else if (this.body !== '') lines.push('', shorten(this.body, 400));
    return lines.join('\n');
  }
}

function statusText(status: number): string {
  return `${status} ${STATUS_CODES[status] ?? ''}`.trim();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
