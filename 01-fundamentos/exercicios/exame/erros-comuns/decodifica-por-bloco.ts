// Erro: transforma cada bloco em texto: o caractere partido na fronteira vira �.
// Tarefa: 1
// Mensagem: as palavras, na ordem
import { type FileSystem, type Job, MAX_WORD, type Visit } from '../solucao.ts';

export * from '../solucao.ts';

export class BlockReader {
  readonly #fs: FileSystem;
  readonly #file: number;
  readonly #job: Job;

  constructor(fs: FileSystem, file: number, job: Job) {
    this.#fs = fs;
    this.#file = file;
    this.#job = job;
  }

  eachWord(block: number, visit: Visit): void {
    const start = block * this.#job.block;
    const from = Math.max(0, start - 1);
    const length = Math.min(this.#job.size, start + this.#job.block + MAX_WORD) - from;
    const bytes = Buffer.alloc(length);
    for (let done = 0; done < length; ) {
      const count = this.#fs.readSync(this.#file, bytes, done, length - done, from + done);
      if (count === 0) throw new Error('o arquivo acabou antes do esperado');
      done += count;
    }
    const text = bytes.toString();
    const words = /[A-Za-z0-9\u0080-\u{10ffff}]+/gu;
    for (const { 0: word, index } of text.matchAll(words)) {
      const at = Buffer.byteLength(text.slice(0, index));
      const encoded = Buffer.from(word.replace(/[A-Z]/g, (letter) => letter.toLowerCase()));
      const isOurs = at + from >= start && at + from < start + this.#job.block && (at > 0 || block === 0);
      if (isOurs && encoded.length <= MAX_WORD) visit(encoded, 0, encoded.length);
    }
  }
}
