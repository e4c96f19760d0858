// Erro: só grava quando termina: uma queda recomeça do zero.
// Tarefa: 7
// Mensagem: o ponto de retomada se grava a cada `every` blocos
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
    const reader = new BlockReader(fs, file, job);
    for (let block = claim(shared.states, 0); block >= 0; block = claim(shared.states, block + 1)) {
      mine.clear();
      reader.eachWord(block, (bytes, start, length) => {
        if (accepts(bytes, start, length)) mine.add(bytes, start, length, 1);
      });
      withLock(shared.lock, () => {
        mine.each((bytes, start, length, count) => total.add(bytes, start, length, count));
        shared.states[block] = DONE;
      });
    }
    // Quem sai por último grava o resultado inteiro; quem saiu antes não sabe que não era o último.
    withLock(shared.lock, () => saveCheckpoint(fs, job, shared));
  } finally {
    fs.closeSync(file);
  }
}
