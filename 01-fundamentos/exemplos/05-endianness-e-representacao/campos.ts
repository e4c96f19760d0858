/**
 * Bases, bytes escritos à mão e deslocamentos: como montar e desmontar um número feito de campos.
 */
import { binary } from './inteiros.ts';

const hexBytes = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
const hex24 = (value: number): string => `0x${value.toString(16).padStart(6, '0')}`;

export function bases(): string[] {
  const digit = (value: number) =>
    `${value.toString(2).padStart(4, '0')} ${value.toString(16)} ${String(value).padEnd(2)}`;
  const rows = [0, 1, 2, 3].map(
    (row) => `  ${[0, 4, 8, 12].map((start) => digit(start + row)).join('    ')}`,
  );
  return ['Quatro bits, o algarismo hexadecimal e o valor', ...rows.map((row) => row.trimEnd())];
}

export function sameNumber(): string[] {
  return [
    'O mesmo número em três bases',
    `  42 === 0b101010: ${42 === 0b101010}   42 === 0x2a: ${42 === 0x2a}`,
    `  (42).toString(2): ${(42).toString(2)}   (42).toString(16): ${(42).toString(16)}`,
    `  Number.parseInt('2a', 16): ${0x2a}`,
  ];
}

// #region escreve
export function sixBytes(): Uint8Array {
  const bytes = new Uint8Array(6); // seis bytes, todos com 0
  const view = new DataView(bytes.buffer); // bytes.buffer é a memória por baixo, um ArrayBuffer
  view.setUint16(0, 300); // na posição 0, dois bytes, sem sinal
  view.setInt32(2, -2); // na posição 2, quatro bytes, com sinal
  return bytes;
}
// #endregion escreve

export function written(): string[] {
  const bytes = sixBytes();
  const view = new DataView(bytes.buffer);
  return [
    'Seis bytes escritos campo a campo',
    `  ${hexBytes(bytes)}`,
    `  getUint16(0): ${view.getUint16(0)}   getInt32(2): ${view.getInt32(2)}   getUint32(2): ${view.getUint32(2)}`,
  ];
}

export function shifts(): string[] {
  const line = (label: string, value: number, note: string) =>
    `  ${label.padStart(7)} = ${binary(value & 0xff)}   ${note}`;
  return [
    'Deslocar e combinar, coluna por coluna',
    line('5', 5, '5'),
    line('5 << 4', 5 << 4, `${5 << 4}: quatro casas à esquerda, ou 5 × 2 × 2 × 2 × 2`),
    line('80 >> 4', 80 >> 4, `${80 >> 4}: quatro casas à direita; o que sai pela ponta se perde`),
    '',
    line('12', 12, '12'),
    line('10', 10, '10'),
    line('12 | 10', 12 | 10, `${12 | 10}: 1 onde pelo menos um tem 1`),
    line('12 & 10', 12 & 10, `${12 & 10}: 1 só onde os dois têm 1`),
    line('~10', ~10, 'os 8 bits mais baixos: cada bit de 10, invertido'),
  ];
}

export function fields(): string[] {
  const color = (0x2f << 16) | (0x6f << 8) | 0x8f;
  return [
    'Três campos de 8 bits num número: a cor #2f6f8f',
    `  0x2f << 16              = ${hex24(0x2f << 16)}`,
    `  0x6f << 8               = ${hex24(0x6f << 8)}`,
    `  0x8f                    = ${hex24(0x8f)}`,
    `  os três, com |          = ${hex24(color)}`,
    `  0x2f6f8f >> 8           = ${hex24(color >> 8)}   o azul saiu`,
    `  (0x2f6f8f >> 8) & 0xff  = ${hex24((color >> 8) & 0xff)}   o vermelho saiu: sobrou o verde`,
  ];
}

export function main(): void {
  for (const section of [bases(), sameNumber(), written(), shifts(), fields()])
    console.log(`${section.join('\n')}\n`);
}

if (import.meta.main) main();
