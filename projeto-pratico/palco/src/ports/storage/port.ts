import type { Readable } from 'node:stream';
import { defineErrors } from '#kernel/errors.ts';

/** Um objeto guardado. */
export interface StoredObject {
  /** Tamanho em bytes. */
  size: number;
  /** ETag forte, com aspas: muda sempre que o conteúdo muda. */
  etag: string;
  modifiedAt: Date;
}

/** Intervalo de bytes, com as duas pontas incluídas, como em HTTP. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface PutOptions {
  /** Passando disto, rejeita com `storage_too_large` e nada fica. */
  maxBytes?: number;
  signal?: AbortSignal;
}

/**
 * Guarda de objetos por chave (`pasta/arquivo.ext`).
 *
 * Garantias: `put` é atômico — quem lê vê o objeto antigo ou o novo inteiro, nunca um pedaço — e só resolve
 * com os bytes no disco, a salvo de queda de energia; se rejeita, nada mudou. Chaves com `..`, barra no
 * início, barra dupla, controle ou vazias são recusadas com `storage_key_invalid`. `delete` e
 * `deletePrefix` do que não existe não são erro.
 */
export interface Storage {
  put(key: string, body: Readable, options?: PutOptions): Promise<StoredObject>;
  /** @throws `storage_not_found` */
  get(key: string, range?: ByteRange): Promise<Readable>;
  stat(key: string): Promise<StoredObject | null>;
  delete(key: string): Promise<void>;
  /** Apaga tudo sob `prefix/`. */
  deletePrefix(prefix: string): Promise<void>;
  /** Apaga o que escritas interrompidas por queda deixaram antes de `before`; devolve quantas. */
  removeAbandoned(before: Date): Promise<number>;
  /** Chaves sob `prefix/`, em ordem. */
  list(prefix: string): AsyncIterable<{ key: string } & StoredObject>;
}

export const storageErrors = defineErrors({
  storage_key_invalid: { status: 404, title: 'Endereço de arquivo não aceito' },
  storage_not_found: { status: 404, title: 'Arquivo não encontrado' },
  storage_too_large: { status: 413, title: 'Arquivo grande demais' },
});

const KEY = /^[\w@=+,-][\w@=+.,-]*(\/[\w@=+,-][\w@=+.,-]*)*$/;
const MAX_KEY = 500;

/** Confere a chave antes de ela chegar a qualquer sistema de arquivos. @throws `storage_key_invalid` */
export function checkKey(key: string): string {
  if (key.length > MAX_KEY || !KEY.test(key)) {
    throw storageErrors.create('storage_key_invalid', 'Este nome de arquivo não é aceito.');
  }
  return key;
}
