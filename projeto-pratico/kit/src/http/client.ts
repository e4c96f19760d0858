import { Agent, type IncomingMessage, request } from 'node:http';
import { CheckFailure } from '../failure.ts';
import { Answer } from './answer.ts';
import { shorten } from './shorten.ts';

/** Prazo de qualquer coisa que devia levar milissegundos: longe o bastante para nunca acusar um servidor só lento. */
const PATIENCE_MS = 3_000;
const MARGIN_MS = 1_200;
const MAX_BODY_BYTES = 2 * 1024 * 1024;

export interface RequestSpec {
  /** Padrão: GET. */
  method?: string;
  /** Caminho com a consulta: `/api/v1/echo?x=1`. */
  path: string;
  /** Uma lista vira o mesmo cabeçalho mais de uma vez. */
  headers?: Record<string, string | string[]>;
  /** Vira o corpo em JSON, com `content-type: application/json` se nenhum outro foi dado. */
  json?: unknown;
  /** Corpo cru; tem precedência sobre `json`. */
  body?: string | Uint8Array;
  /** Prazo da resposta inteira, em ms. Padrão: a paciência do cliente. */
  timeoutMs?: number;
  /** Conexões reaproveitáveis; sem ele, cada pedido abre e fecha a sua. */
  agent?: Agent;
  /** De que endereço desta máquina sair: no Linux, todo 127.0.0.0/8 serve, e cada um parece outra pessoa. */
  localAddress?: string;
  signal?: AbortSignal;
}

/** Por que não houve resposta inteira. `refused` quer dizer que o pedido nem foi aceito. */
export type NoAnswerKind = 'refused' | 'cut' | 'timeout' | 'not-http' | 'too-big';

export class NoAnswer extends CheckFailure {
  readonly kind: NoAnswerKind;

  constructor(kind: NoAnswerKind, sent: string, got: string) {
    super({ expected: 'uma resposta HTTP completa', got, sent, where: 'conexão' });
    this.kind = kind;
  }
}

/** Fala HTTP com o servidor sob teste e guarda o que foi enviado e o que voltou. */
export class HttpClient {
  readonly baseUrl: URL;
  /**
   * Quanto esperar deste servidor algo que devia ser imediato, em ms: 3.000, ou o que a etapa disser, ou duas vezes o
   * que ele levou para subir nesta máquina. O prazo acompanha a máquina, e uma cheia não reprova ninguém.
   */
  readonly patienceMs: number;
  /** A folga de um prazo que o próprio servidor mede, em ms: mais curta, e também acompanha a máquina. */
  readonly marginMs: number;

  /** @param bootMs quanto o servidor levou para ficar pronto, se o kit o subiu. */
  constructor(baseUrl: string | URL, bootMs = 0, patienceMs = PATIENCE_MS) {
    this.baseUrl = new URL(baseUrl);
    this.patienceMs = Math.max(patienceMs, Math.round(2 * bootMs));
    this.marginMs = Math.max(MARGIN_MS, Math.round(2 * bootMs));
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send({ path, headers });
  }

  /** @throws NoAnswer quando a resposta não chega inteira, não é HTTP, demora ou passa de 2 MiB. */
  send(spec: RequestSpec): Promise<Answer> {
    const target = new URL(spec.path, this.baseUrl);
    // Um endereço que veio do servidor levaria o kit a outro programa desta máquina.
    if (target.origin !== this.baseUrl.origin) throw new Error(`${target.href} não é do servidor sob teste.`);
    const prepared = prepare(spec);
    const sent = describeRequest(prepared);
    const timeoutMs = spec.timeoutMs ?? this.patienceMs;
    return new Promise((resolve, reject) => {
      const outgoing = request(target, {
        method: prepared.method,
        headers: prepared.headers,
        agent: spec.agent ?? new Agent({ keepAlive: false }),
        ...(spec.localAddress === undefined ? {} : { localAddress: spec.localAddress }),
        ...(spec.signal === undefined ? {} : { signal: spec.signal }),
      });
      let received: number | undefined;
      const timer = setTimeout(
        () => fail(new NoAnswer('timeout', sent, late(timeoutMs, received))),
        timeoutMs,
      );
      const fail = (error: NoAnswer) => {
        clearTimeout(timer);
        outgoing.destroy();
        reject(error);
      };
      outgoing.once('error', (error) => fail(explain(error, sent)));
      outgoing.once('response', (incoming) => {
        received = 0;
        collect(incoming, (bytes) => (received = (received ?? 0) + bytes)).then(
          (bytes) => {
            clearTimeout(timer);
            resolve(new Answer({ method: prepared.method, path: spec.path, sent, incoming, bytes }));
          },
          (error: Error) => fail(explain(error, sent)),
        );
      });
      outgoing.end(prepared.body);
    });
  }
}

interface Prepared {
  method: string;
  path: string;
  headers: Record<string, string | string[]>;
  body: string | Uint8Array | undefined;
}

function prepare({ method = 'GET', path, headers = {}, json, body }: RequestSpec): Prepared {
  const content = body ?? (json === undefined ? undefined : JSON.stringify(json));
  const typed = json === undefined || 'content-type' in headers ? {} : { 'content-type': 'application/json' };
  return { method, path, headers: { accept: 'application/json', ...typed, ...headers }, body: content };
}

function describeRequest({ method, path, headers, body }: Prepared): string {
  const lines = [`${method} ${path}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${shorten(String(value), 200)}`);
  if (typeof body === 'string') lines.push('', shorten(body, 300));
  else if (body !== undefined) lines.push('', `(${body.length} bytes)`);
  return lines.join('\n');
}

async function collect(incoming: IncomingMessage, count: (bytes: number) => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    total += chunk.length;
    count(chunk.length);
    if (total > MAX_BODY_BYTES) throw Object.assign(new Error('corpo grande demais'), { code: 'TOO_BIG' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @param received bytes de corpo que chegaram; `undefined` se nem os cabeçalhos vieram. */
function late(ms: number, received: number | undefined): string {
  return received === undefined
    ? `nenhuma resposta em ${ms} ms`
    : `a resposta não terminou em ${ms} ms (chegaram ${received} bytes do corpo)`;
}

function explain(error: Error, sent: string): NoAnswer {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (error instanceof NoAnswer) return error;
  if (code === 'ECONNREFUSED')
    return new NoAnswer('refused', sent, 'conexão recusada: nada escuta nesse endereço');
  if (code.startsWith('HPE_'))
    return new NoAnswer('not-http', sent, `o que voltou não é HTTP (${error.message})`);
  if (code === 'TOO_BIG') return new NoAnswer('too-big', sent, 'o corpo da resposta passa de 2 MiB');
  return new NoAnswer(
    'cut',
    sent,
    `a conexão foi cortada antes do fim da resposta (${code || error.message})`,
  );
}
