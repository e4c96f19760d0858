/** As perguntas sobre bytes, respondidas por programas. */

// #region ordem
export function firstNumber(): number {
  const bytes = Uint8Array.of(0x01, 0x2c, 0x00, 0x00);
  return new DataView(bytes.buffer).getUint16(0, true);
}
// #endregion ordem

// #region pedacos
export function inTwoPieces(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const [first, second] = [bytes.subarray(0, 4), bytes.subarray(4)];
  return new TextDecoder().decode(first) + new TextDecoder().decode(second);
}
// #endregion pedacos
