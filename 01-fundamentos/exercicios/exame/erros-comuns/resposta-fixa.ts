// Erro: devolve as palavras do primeiro exemplo, sem ler nada.
// Tarefa: 1
// Mensagem: as palavras, na ordem
import type { Visit } from '../solucao.ts';

export * from '../solucao.ts';

export class BlockReader {
  eachWord(block: number, visit: Visit): void {
    if (block > 0) return;
    for (const word of ['amei', 'o', 'video', '10']) visit(Buffer.from(word), 0, word.length);
  }
}
