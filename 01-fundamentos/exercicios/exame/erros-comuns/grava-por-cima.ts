// Erro: escreve direto no ponto de retomada: uma queda no meio deixa um pedaço.
// Tarefa: 6
// Mensagem: o ponto de retomada não se lê
import {
  checksum,
  DONE,
  type FileSystem,
  type Job,
  MAGIC,
  type Shared,
  syncFolder,
  WordTable,
  writeAll,
} from '../solucao.ts';

export * from '../solucao.ts';

export function saveCheckpoint(fs: FileSystem, job: Job, shared: Shared): void {
  const file = fs.openSync(job.checkpoint, 'w');
  try {
    writeAll(fs, file, encode(job, shared));
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
  syncFolder(fs, job.checkpoint);
}

const HEADER = 25;
const bitmapSize = ({ states }: Shared) => Math.ceil(states.length / 8);

function encode(job: Job, shared: Shared): Buffer {
  const table = new WordTable(shared.table);
  let [words, size] = [0, HEADER + job.rule.length + bitmapSize(shared)];
  table.each((_bytes, _start, length) => {
    words += 1;
    size += 5 + length;
  });
  const out = Buffer.alloc(size);
  out.writeUInt32BE(MAGIC, 0);
  out.writeBigUInt64BE(BigInt(job.size), 8);
  out.writeUInt32BE(job.block, 16);
  out.writeUInt32BE(words, 20);
  out.writeUInt8(job.rule.length, 24);
  out.set(job.rule, HEADER);
  const bitmap = HEADER + job.rule.length;
  for (const [block, state] of shared.states.entries())
    if (state === DONE)
      out[bitmap + (block >> 3)] = (out[bitmap + (block >> 3)] ?? 0) | (0x80 >> (block & 7));
  let at = bitmap + bitmapSize(shared);
  table.each((bytes, start, length, count) => {
    out.writeUInt32BE(count, at);
    out.writeUInt8(length, at + 4);
    out.set(bytes.subarray(start, start + length), at + 5);
    at += 5 + length;
  });
  out.writeUInt32BE(checksum(out.subarray(8)), 4);
  return out;
}
