/** Posição de rolagem de cada texto: salvar no meio da lição não perde o lugar. */
export class Pager {
  readonly #offsets = new Map<string, number>();

  /** Onde `name` está, sem passar do fim. */
  at(name: string, lines: number, room: number): number {
    const offset = Math.max(0, Math.min(lines - room, this.#offsets.get(name) ?? 0));
    this.#offsets.set(name, offset);
    return offset;
  }

  /** Traz uma linha para dentro do que se vê. */
  reveal(name: string, line: number, room: number): void {
    this.#offsets.set(name, Math.max(0, line + 1 - room));
  }

  restart(name: string): void {
    this.#offsets.delete(name);
  }

  /** Anda conforme a tecla. @returns falso se ela não é de rolar */
  scroll(name: string, key: string, room: number): boolean {
    const steps: Record<string, number> = {
      up: -1,
      k: -1,
      down: 1,
      j: 1,
      pageup: 1 - room,
      pagedown: room - 1,
      space: room - 1,
      home: Number.NEGATIVE_INFINITY,
      end: Number.MAX_SAFE_INTEGER,
    };
    const step = steps[key];
    if (step === undefined) return false;
    this.#offsets.set(name, Math.max(0, (this.#offsets.get(name) ?? 0) + step));
    return true;
  }
}

/**
 * Parte a linha que não cabe, num espaço se há um, sem cortar um código de cor: na tela cheia o resto dela
 * sumiria.
 */
export function breakLine(line: string, columns: number): string[] {
  const rows: string[] = [];
  let [row, used] = ['', 0];
  // O que vem depois do último espaço: é o que desce para a linha seguinte.
  let [tail, tailUsed, words] = ['', 0, false];
  for (const [token] of line.matchAll(/\p{Cc}\[[\d;]*m|./gsu)) {
    const size = token.startsWith('\u001b') ? 0 : 1;
    if (used + size > columns) {
      const soft = words && tailUsed < columns && token !== ' ';
      rows.push(soft ? row.slice(0, row.length - tail.length) : row);
      [row, used] = soft ? [tail, tailUsed] : ['', 0];
      [tail, tailUsed, words] = [row, used, false];
    }
    row += token;
    used += size;
    const isSpace = token === ' ';
    // O recuo não conta: quebrar depois dele daria uma linha vazia.
    if (isSpace && row.trim() !== '') words = true;
    [tail, tailUsed] = isSpace ? ['', 0] : [tail + token, tailUsed + size];
  }
  return [...rows, row];
}
