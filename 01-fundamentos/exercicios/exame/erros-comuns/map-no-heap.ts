// Erro: guarda as palavras num Map: a memória recebida fica vazia.
// Tarefa: 4
// Mensagem: de outra WordTable na mesma memória
import { SLOT } from '../solucao.ts';

export * from '../solucao.ts';

export class WordTable {
  readonly #counts = new Map<string, number>();
  readonly #slots: number;

  constructor(memory: ArrayBufferLike) {
    this.#slots = memory.byteLength / SLOT;
  }

  add(bytes: Uint8Array, start: number, length: number, count: number): void {
    const word = Buffer.from(bytes.slice(start, start + length)).toString();
    const before = this.#counts.get(word);
    if (before === undefined && this.#counts.size === this.#slots)
      throw new RangeError('a tabela está cheia');
    this.#counts.set(word, (before ?? 0) + count);
  }

  each(visit: (bytes: Uint8Array, start: number, length: number, count: number) => void): void {
    for (const [word, count] of this.#counts) {
      const bytes = Buffer.from(word);
      visit(bytes, 0, bytes.length, count);
    }
  }

  clear(): void {
    this.#counts.clear();
  }
}
