import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

type Encoding = 'br' | 'gzip';

/** Um texto público e a identidade dele. */
export interface PublicText {
  bytes: Buffer;
  /** ETag forte do texto sem compressão, com aspas. */
  etag: string;
}

/** Abaixo disto os cabeçalhos pesam mais que o ganho. */
const WORTHWHILE_BYTES = 1_024;

/** Brotli 5 e gzip 6 levam menos de 2 ms para 50 kB; o padrão do brotli, 11, levaria cem vezes mais. */
const compress: Record<Encoding, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 6 }),
};

/**
 * Responde um texto igual para todos, comprimido se o cliente aceita. Resposta que leva dado de uma pessoa nunca
 * passa por aqui: comprimir segredo junto de texto escolhido por outro revela o segredo pelo tamanho (ataque BREACH).
 *
 * Cada codificação tem o seu ETag, como pede a RFC 9110 (8.8.3.3), e `Vary` avisa os caches no caminho.
 * @param encode como comprimir; quem serve sempre o mesmo arquivo guarda o resultado
 */
export async function sendPublicText(
  request: FastifyRequest,
  reply: FastifyReply,
  { bytes, etag }: PublicText,
  encode = (encoding: Encoding) => compress[encoding](bytes),
): Promise<FastifyReply> {
  reply.header('vary', 'accept-encoding');
  const small = bytes.length < WORTHWHILE_BYTES;
  const encoding = small ? null : preferredEncoding(request.headers['accept-encoding']);
  const tag = encoding === null ? etag : etag.replace(/"$/, `-${encoding}"`);
  reply.header('etag', tag);
  if (matchesEtag(request.headers['if-none-match'], tag)) return reply.status(304).send();
  if (encoding !== null) reply.header('content-encoding', encoding);
  return reply.send(encoding === null ? bytes : await encode(encoding));
}

/** Guarda o resultado de cada compressão, que assim acontece uma vez por processo. */
export function createEncoder(bytes: Buffer): (encoding: Encoding) => Promise<Buffer> {
  const done = new Map<Encoding, Promise<Buffer>>();
  return (encoding) => {
    const result = done.get(encoding) ?? compress[encoding](bytes);
    done.set(encoding, result);
    return result;
  };
}

/** O cliente já tem a versão com este ETag? Compara como manda a RFC 9110 (13.1.2): sem distinguir fraco de forte. */
export const matchesEtag = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag));

/** A melhor codificação que o cliente aceita; `null` para mandar o texto como é. Fonte: RFC 9110 (12.5.3). */
function preferredEncoding(header: string | undefined): Encoding | null {
  const weights = new Map<string, number>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const weight = Number(parameters.find((piece) => piece.startsWith('q='))?.slice(2) ?? 1);
    weights.set(name, Number.isFinite(weight) ? weight : 0);
  }
  const weightOf = (encoding: Encoding) => weights.get(encoding) ?? weights.get('*') ?? 0;
  const [br, gz] = [weightOf('br'), weightOf('gzip')];
  if (br > 0 && br >= gz) return 'br';
  return gz > 0 ? 'gzip' : null;
}
