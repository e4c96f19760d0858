/** CRC-32 de PNG, ZIP e Ethernet. Puro. */

/** Os 256 restos possíveis de um byte; o polinômio 0xedb88320 já está com os bits ao contrário. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

// #region crc
/** Soma de verificação de 32 bits, sem sinal (PNG, 3ª edição, anexo D). */
export function crc32(bytes: Uint8Array): number {
  let rest = 0xffff_ffff;
  for (const byte of bytes) rest = (rest >>> 8) ^ (TABLE[(rest ^ byte) & 0xff] ?? 0);
  return (rest ^ 0xffff_ffff) >>> 0; // ^ devolve um inteiro com sinal; >>> 0 lê os mesmos bits sem ele
}
// #endregion crc
