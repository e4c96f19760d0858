/** O que um WebP diz de si: o tamanho e os blocos que traz (`EXIF`, `XMP `, `ANIM`…). */
export interface WebpFacts {
  width: number;
  height: number;
  chunks: string[];
  /** Bytes depois do fim que o próprio arquivo declara. */
  trailing: number;
}

/** Lê os blocos de um WebP; `undefined` se não é um. Fonte: RFC 9649, seções 2.3 a 2.7. */
export function readWebp(bytes: Buffer): WebpFacts | undefined {
  if (bytes.length < 30 || bytes.toString('latin1', 0, 4) !== 'RIFF') return undefined;
  if (bytes.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  const end = bytes.readUInt32LE(4) + 8;
  const facts: WebpFacts = { width: 0, height: 0, chunks: [], trailing: bytes.length - end };
  for (let at = 12; at + 8 <= Math.min(end, bytes.length); ) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    facts.chunks.push(name);
    Object.assign(facts, sizeIn(name, bytes.subarray(at + 8, at + 8 + size)));
    at += 8 + size + (size % 2);
  }
  return facts;
}

function sizeIn(chunk: string, data: Buffer): { width: number; height: number } | undefined {
  if (chunk === 'VP8 ' && data.length >= 10)
    return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
  if (chunk === 'VP8L' && data.length >= 5) {
    const bits = data.readUInt32LE(1);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return undefined;
}
