// Erro: a palavra que não cabe some sem erro.
// Tarefa: 4
// Mensagem: a tabela encheu e ninguém ficou sabendo
import { hash, SLOT } from '../solucao.ts';

export * from '../solucao.ts';

export class WordTable {
  readonly #bytes: Uint8Array;
  /** De cada posição, a contagem no primeiro número e o comprimento no segundo. */
  readonly #numbers: Uint32Array;
  readonly #slots: number;

  constructor(memory: ArrayBufferLike) {
    this.#bytes = new Uint8Array(memory);
    this.#numbers = new Uint32Array(memory);
    this.#slots = memory.byteLength / SLOT;
  }

  add(bytes: Uint8Array, start: number, length: number, count: number): void {
    const slot = this.#find(bytes, start, length);
    if (slot < 0) return;
    const at = slot * 16;
    if (this.#numbers[at + 1] === 0) {
      this.#numbers[at + 1] = length;
      for (let i = 0; i < length; i++) this.#bytes[slot * SLOT + 8 + i] = bytes[start + i] ?? 0;
    }
    this.#numbers[at] = (this.#numbers[at] ?? 0) + count;
  }

  each(visit: (bytes: Uint8Array, start: number, length: number, count: number) => void): void {
    for (let slot = 0; slot < this.#slots; slot++) {
      const length = this.#numbers[slot * 16 + 1] ?? 0;
      if (length > 0) visit(this.#bytes, slot * SLOT + 8, length, this.#numbers[slot * 16] ?? 0);
    }
  }

  clear(): void {
    this.#bytes.fill(0);
  }

  /** A posição da palavra ou a primeira vazia depois da dela; -1 se a volta inteira não achou nenhuma. */
  #find(bytes: Uint8Array, start: number, length: number): number {
    const first = hash(bytes, start, length) % this.#slots;
    for (let step = 0; step < this.#slots; step++) {
      const slot = (first + step) % this.#slots;
      const size = this.#numbers[slot * 16 + 1];
      if (size === 0 || (size === length && this.#holds(slot, bytes, start, length))) return slot;
    }
    return -1;
  }

  #holds(slot: number, bytes: Uint8Array, start: number, length: number): boolean {
    const at = slot * SLOT + 8;
    for (let i = 0; i < length; i++) if (this.#bytes[at + i] !== bytes[start + i]) return false;
    return true;
  }
}
