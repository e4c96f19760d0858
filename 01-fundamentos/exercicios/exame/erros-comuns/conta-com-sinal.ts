// Erro: lê a contagem como inteiro com sinal: a partir de 2.147.483.648 ela fica negativa.
// Tarefa: 4
// Mensagem: devia ser 3000000000
import { WordTable as Right, SLOT } from '../solucao.ts';

export * from '../solucao.ts';

export class WordTable extends Right {
  override each(visit: (bytes: Uint8Array, start: number, length: number, count: number) => void): void {
    super.each((bytes, start, length) => {
      const slot = new Int32Array(bytes.buffer, start - (start % SLOT), 1);
      visit(bytes, start, length, slot[0] ?? 0);
    });
  }
}
