/**
 * Registros com tamanho e CRC: onde termina a parte boa de um arquivo cortado, com um bit trocado ou com zeros no fim.
 */
import { crc32 } from 'node:zlib';

// #region formato
const HEADER = 8; // tamanho do texto (4 bytes) e CRC-32 (4 bytes), os dois em big-endian

/** Um registro: o tamanho, o CRC do tamanho e do texto, e o texto em UTF-8. */
export function encode(text: string): Buffer {
  const body = Buffer.from(text);
  const record = Buffer.alloc(HEADER + body.length);
  record.writeUInt32BE(body.length, 0);
  record.set(body, HEADER);
  record.writeUInt32BE(checksum(record), 4);
  return record;
}

/** O tamanho entra na conta: sem ele, oito bytes 0 seriam um registro vazio perfeito. */
function checksum(record: Uint8Array): number {
  return crc32(record.subarray(HEADER), crc32(record.subarray(0, 4)));
}
// #endregion formato

// #region acha
/** Os textos dos registros inteiros, do começo até o primeiro que não confere, e o byte em que este começaria. */
export function readWhole(file: Buffer): { texts: string[]; end: number } {
  const texts: string[] = [];
  let end = 0;
  while (file.length - end >= HEADER) {
    const next = end + HEADER + file.readUInt32BE(end);
    if (next > file.length) break; // promete mais bytes do que existem: foi cortado
    const record = file.subarray(end, next);
    if (record.readUInt32BE(4) !== checksum(record)) break;
    texts.push(record.toString('utf8', HEADER));
    end = next;
  }
  return { texts, end };
}
// #endregion acha

export function main(): void {
  const records = ['abriu', 'tocou', 'saiu'].map(encode);
  const file = Buffer.concat(records);
  const show = (name: string, bytes: Buffer) => {
    const { texts, end } = readWhole(bytes);
    console.log(
      `  ${name.padEnd(28)} aproveita ${texts.length}; a parte boa vai até o byte ${end} de ${bytes.length}`,
    );
  };
  console.log(`O primeiro registro: ${records[0]?.toString('hex').replace(/(..)(?=.)/g, '$1 ')}`);
  console.log('\nTrês registros, e o que se aproveita deles');
  show('inteiro', file);
  show('cortado no meio do terceiro', file.subarray(0, 34));
  show('cortado no cabeçalho', file.subarray(0, 30));
  show('um bit trocado no segundo', flipBit(file, 22));
  show('mil zeros no fim', Buffer.concat([file, Buffer.alloc(1000)]));
}

/** Inverte o bit mais baixo de um byte, numa cópia. */
export function flipBit(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return changed;
}

if (import.meta.main) main();
