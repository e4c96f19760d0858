// Erro: cria um leitor, com o buffer dele, para cada bloco.
// Tarefa: 7
// Mensagem: cada bloco foi lido num buffer novo
import {
  BlockReader,
  claim,
  compileRule,
  DONE,
  type FileSystem,
  type Job,
  type Shared,
  saveCheckpoint,
  WordTable,
  withLock,
} from '../solucao.ts';

export * from '../solucao.ts';

export function work(fs: FileSystem, job: Job, shared: Shared): void {
  const accepts = compileRule(job.rule);
  const total = new WordTable(shared.table);
  const mine = new WordTable(new ArrayBuffer(shared.table.byteLength));
  const file = fs.openSync(job.path, 'r');
  try {
    let counted = 0;
    for (let block = claim(shared.states, 0); block >= 0; block = claim(shared.states, block + 1)) {
      mine.clear();
      const reader = new BlockReader(fs, file, job);
      reader.eachWord(block, (bytes, start, length) => {
        if (accepts(bytes, start, length)) mine.add(bytes, start, length, 1);
      });
      withLock(shared.lock, () => {
        mine.each((bytes, start, length, count) => total.add(bytes, start, length, count));
        shared.states[block] = DONE;
        counted += 1;
        if (counted % job.every === 0) saveCheckpoint(fs, job, shared);
      });
    }
    // Quem sai por último grava o resultado inteiro; quem saiu antes não sabe que não era o último.
    withLock(shared.lock, () => saveCheckpoint(fs, job, shared));
  } finally {
    fs.closeSync(file);
  }
}
