const MAX_LINES = 2_000;
const MAX_LINE_CHARS = 4_000;

/**
 * Guarda o fim da saída de um processo em memória limitada: um servidor que escreve sem parar
 * não pode derrubar quem o observa. Linhas antigas e linhas longas são cortadas, e o corte é contado.
 */
export class BoundedOutput {
  #lines: string[] = [];
  #partial = '';
  #bytes = 0;
  #droppedLines = 0;

  get bytes(): number {
    return this.#bytes;
  }

  get droppedLines(): number {
    return this.#droppedLines;
  }

  push(chunk: string): void {
    this.#bytes += Buffer.byteLength(chunk);
    const pieces = (this.#partial + chunk).split(/\r?\n/u);
    this.#partial = (pieces.pop() ?? '').slice(0, MAX_LINE_CHARS);
    for (const piece of pieces) this.#lines.push(piece.slice(0, MAX_LINE_CHARS));
    const excess = this.#lines.length - MAX_LINES;
    if (excess > 0) {
      this.#lines.splice(0, excess);
      this.#droppedLines += excess;
    }
  }

  /** Linhas completas e, por último, a que ainda não terminou. */
  lines(): string[] {
    return this.#partial === '' ? [...this.#lines] : [...this.#lines, this.#partial];
  }

  last(count: number): string[] {
    return this.lines()
      .filter((line) => line.trim() !== '')
      .slice(-count);
  }
}
