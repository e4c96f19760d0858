// Erro: calcula a posição da leitura em 32 bits; a partir de 4 GiB, lê outra parte do arquivo.
// Tarefa: 2
// Mensagem: o bloco foi lido em outro lugar do arquivo
import { type FileSystem, type Job, BlockReader as Right } from '../solucao.ts';

export * from '../solucao.ts';

export class BlockReader extends Right {
  constructor(fs: FileSystem, file: number, job: Job) {
    const short = Object.create(fs) as FileSystem;
    short.readSync = (number, buffer, offset, length, position) =>
      fs.readSync(number, buffer, offset, length, position >>> 0);
    super(short, file, job);
  }
}
