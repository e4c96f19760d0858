import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

export interface PngOptions {
  width: number;
  height: number;
  /** Um bloco `tEXt` com este comentário. */
  comment?: string;
  /** Bytes depois do fim da imagem, que todo leitor de PNG ignora. */
  tail?: Buffer;
  /** Declara o tamanho sem trazer os pontos: só o cabeçalho é verdadeiro. */
  headerOnly?: boolean;
}

/**
 * Um PNG de um bit por ponto, todo preto: 12.000 × 12.000 cabem em uns 18 kB, e abertos ocupam 144 MB ou mais.
 * Fonte: ISO/IEC 15948, seção 5.
 */
export function png({ width, height, comment, tail, headerOnly = false }: PngOptions): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = Buffer.alloc(headerOnly ? 1 : height * (1 + Math.ceil(width / 8)));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...(comment === undefined ? [] : [chunk('tEXt', Buffer.from(`Comment\0${comment}`, 'latin1'))]),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
    tail ?? Buffer.alloc(0),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
