// Erro: passa a visit uma cópia de cada palavra: um objeto por palavra do arquivo.
// Tarefa: 2
// Mensagem: cada palavra veio num objeto novo
import { BlockReader as Right, type Visit } from '../solucao.ts';

export * from '../solucao.ts';

export class BlockReader extends Right {
  override eachWord(block: number, visit: Visit): void {
    super.eachWord(block, (bytes, start, length) => visit(bytes.slice(start, start + length), 0, length));
  }
}
