// Erro: lê o arquivo inteiro de uma vez, e acha os blocos na memória.
// Tarefa: 2
// Mensagem: o buffer é maior que o bloco
import { type FileSystem, type Job, MAX_WORD, type Visit } from '../solucao.ts';

export * from '../solucao.ts';

/** Um byte de letra, algarismo ou de caractere fora do ASCII: em UTF-8, todo byte destes é 0x80 ou mais. */
const inWord = (byte = 0): boolean =>
  byte >= 0x80 || (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || isUpper(byte);

const isUpper = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;

export class BlockReader {
  readonly #fs: FileSystem;
  readonly #file: number;
  readonly #job: Job;
  /** O byte anterior, o bloco e o resto da última palavra: reservado uma vez, usado em todos os blocos. */
  #bytes = new Uint8Array();

  constructor(fs: FileSystem, file: number, job: Job) {
    this.#fs = fs;
    this.#file = file;
    this.#job = job;
  }

  eachWord(block: number, visit: Visit): void {
    if (this.#bytes.length === 0) {
      this.#bytes = new Uint8Array(this.#job.size);
      this.#read(0, this.#job.size);
    }
    const start = block * this.#job.block;
    const from = Math.max(0, start - 1);
    const end = Math.min(this.#job.size, start + this.#job.block) - from;
    const bytes = this.#bytes.slice(from, from + end + MAX_WORD);
    const filled = bytes.length;
    let at = start - from;
    // A palavra que começou antes é do bloco anterior.
    if (at > 0 && inWord(bytes[0])) while (at < end && inWord(bytes[at])) at++;
    while (at < end) {
      const first = at;
      while (at < filled && inWord(bytes[at])) at++;
      const length = at - first;
      if (length > 0 && length <= MAX_WORD) visit(lowered(bytes, first, at), first, length);
      if (length === 0) at++;
    }
  }

  #read(position: number, wanted: number): number {
    let done = 0;
    while (done < wanted) {
      const count = this.#fs.readSync(this.#file, this.#bytes, done, wanted - done, position + done);
      if (count === 0) throw new Error(`o arquivo acabou no byte ${position + done}, antes do esperado`);
      done += count;
    }
    return done;
  }
}

function lowered(bytes: Uint8Array, from: number, to: number): Uint8Array {
  for (let at = from; at < to; at++) if (isUpper(bytes[at] ?? 0)) bytes[at] = (bytes[at] ?? 0) | 0x20;
  return bytes;
}
