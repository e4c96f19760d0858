import { createHmac, timingSafeEqual } from 'node:crypto';
import { common } from './errors.ts';

/** As chaves de ordem de um item, como texto: o id, ou tudo o que desempata (nota, id, instante de referência). */
export type Keys = readonly string[];

/** Para onde se anda: na ordem da lista ou contra ela. */
export type Sense = 'forward' | 'backward';

/** De onde uma página parte. */
export interface Place {
  sense: Sense;
  keys: Keys;
  /** O próprio item de `keys`, se ainda existe, entra na página. */
  inclusive: boolean;
}

/** De que lista é um cursor: o nome dela e tudo o que muda o que ela traz, como o filtro e quem pede. */
export type Scope = readonly [list: string, ...filter: (string | number | boolean | null)[]];

/** Escreve e lê cursores opacos e assinados. */
export interface Cursors {
  write(scope: Scope, place: Place): string;
  /** @throws `cursor_invalid` quando o texto não foi escrito por {@link Cursors.write} para este `scope` */
  read(scope: Scope, cursor: string): Place;
}

/** Na frente de cada cursor: o formato pode mudar sem que os antigos sejam lidos errado. */
const VERSION = 1;
const MAC_BYTES = 16;
const HEAD_BYTES = 1 + MAC_BYTES;
/** A posição nesta lista é o que se escreve no cursor. */
const STARTS = [
  { sense: 'forward', inclusive: false },
  { sense: 'forward', inclusive: true },
  { sense: 'backward', inclusive: false },
  { sense: 'backward', inclusive: true },
] as const;

/**
 * Cursores com HMAC-SHA-256 cortado em 128 bits (RFC 2104, seção 5). A lista, o filtro e quem pede entram na conta e
 * não no texto: o cursor de uma lista não confere em outra, e segue curto. Cifrar não é preciso, porque a posição já
 * aparece nos itens; assinar é, porque ela vai parar em uma consulta.
 *
 * Formato, em base64url: versão (1 byte), assinatura (16), `[partida, ...chaves]` em JSON.
 * @param key lida no primeiro uso
 */
export function createCursors(key: () => Buffer): Cursors {
  function sign(scope: Scope, payload: string): Buffer {
    // o JSON não tem quebra de linha solta: nenhum par de partes dá o mesmo texto que outro
    const text = `${VERSION}\n${JSON.stringify(scope)}\n${payload}`;
    return createHmac('sha256', key()).update(text).digest().subarray(0, MAC_BYTES);
  }

  return {
    write(scope, { sense, keys, inclusive }) {
      const start = STARTS.findIndex((one) => one.sense === sense && one.inclusive === inclusive);
      const payload = JSON.stringify([start, ...keys]);
      return Buffer.concat([Buffer.of(VERSION), sign(scope, payload), Buffer.from(payload)]).toString(
        'base64url',
      );
    },
    read(scope, cursor) {
      const bytes = Buffer.from(cursor, 'base64url');
      const payload = bytes.subarray(HEAD_BYTES).toString();
      const given = bytes.subarray(1, HEAD_BYTES);
      // o decodificador ignora sobras e sinais estranhos: só vale o texto que ele mesmo escreveria
      const whole = bytes.toString('base64url') === cursor && given.length === MAC_BYTES;
      if (!whole || bytes[0] !== VERSION || !timingSafeEqual(given, sign(scope, payload))) throw invalid();
      const [start = 0, ...keys] = JSON.parse(payload) as [number, ...string[]];
      return { ...(STARTS[start] ?? STARTS[0]), keys };
    },
  };
}

const invalid = () =>
  common.create(
    'cursor_invalid',
    'O cursor não é desta lista ou foi alterado. Peça a lista de novo, sem ele.',
  );
