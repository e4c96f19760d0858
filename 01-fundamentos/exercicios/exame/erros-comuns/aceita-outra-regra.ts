// Erro: não confere se o ponto é da mesma regra.
// Tarefa: 6
// Mensagem: devia recusar, e seguiu em frente
import {
  checksum,
  DONE,
  type FileSystem,
  type Job,
  MAGIC,
  readWhole,
  type Shared,
  WordTable,
} from '../solucao.ts';

export * from '../solucao.ts';

const HEADER = 25;
const bitmapSize = ({ states }: Shared) => Math.ceil(states.length / 8);

export function restore(fs: FileSystem, job: Job, shared: Shared): void {
  const bytes = readWhole(fs, job.checkpoint);
  if (bytes === undefined) return;
  if (
    bytes.length < HEADER ||
    bytes.readUInt32BE(0) !== MAGIC ||
    bytes.readUInt32BE(4) !== checksum(bytes.subarray(8))
  )
    throw new RangeError(`${job.checkpoint} está estragado`);
  const bitmap = HEADER + bytes.readUInt8(24);
  const same = bytes.readBigUInt64BE(8) === BigInt(job.size) && bytes.readUInt32BE(16) === job.block;
  if (!same)
    throw new RangeError(`${job.checkpoint} é de outro arquivo, de outro tamanho de bloco ou de outra regra`);
  for (let block = 0; block < shared.states.length; block++)
    if ((bytes.readUInt8(bitmap + (block >> 3)) & (0x80 >> (block & 7))) !== 0) shared.states[block] = DONE;
  const table = new WordTable(shared.table);
  let at = bitmap + bitmapSize(shared);
  for (let left = bytes.readUInt32BE(20); left > 0; left--) {
    const length = bytes.readUInt8(at + 4);
    table.add(bytes, at + 5, length, bytes.readUInt32BE(at));
    at += 5 + length;
  }
}
