const MAX_LINES = 2_000;
const MAX_CHARS = 16 * 1024 * 1024;
/** Uma linha maior que isto é cortada, e quem a lê não pode julgá-la: o que falta foi o kit que tirou. */
const MAX_LINE_CHARS = 64 * 1024;

/**
 * Guarda o fim da saída de um processo em memória limitada: um servidor que escreve sem parar
 * não pode derrubar quem o observa. Linhas antigas e linhas longas são cortadas, e o corte é contado.
 */
export class BoundedOutput {
  #lines: string[] = [];
  #partial = '';
  #bytes = 0;
  #chars = 0;
  #droppedLines = 0;

  get bytes(): number {
    return this.#bytes;
  }

  /** Linhas completas que já passaram por aqui, mesmo as descartadas: serve de marca para `since`. */
  get count(): number {
    return this.#droppedLines + this.#lines.length;
  }

  push(chunk: string): void {
    this.#bytes += Buffer.byteLength(chunk);
    const pieces = (this.#partial + chunk).split(/\r?\n/u);
    this.#partial = (pieces.pop() ?? '').slice(0, MAX_LINE_CHARS);
    for (const piece of pieces) {
      const line = piece.slice(0, MAX_LINE_CHARS);
      this.#lines.push(line);
      this.#chars += line.length;
    }
    while (this.#lines.length > MAX_LINES || this.#chars > MAX_CHARS) {
      const dropped = this.#lines.splice(0, Math.max(1, this.#lines.length - MAX_LINES));
      this.#droppedLines += dropped.length;
      for (const line of dropped) this.#chars -= line.length;
    }
  }

  /** Linhas completas e, por último, a que ainda não terminou. */
  lines(): string[] {
    return this.#partial === '' ? [...this.#lines] : [...this.#lines, this.#partial];
  }

  /** As linhas completas e inteiras escritas depois de uma marca; as que o kit cortou ficam de fora. */
  since(mark: number): string[] {
    const kept = this.#lines.slice(Math.max(0, mark - this.#droppedLines));
    return kept.filter((line) => line.length < MAX_LINE_CHARS);
  }

  last(count: number): string[] {
    return this.lines()
      .filter((line) => line.trim() !== '')
      .slice(-count);
  }
}
