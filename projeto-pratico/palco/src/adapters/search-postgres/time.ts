/** O menor UUIDv7 deste milissegundo: os ids de antes são menores, e os de agora e depois, não. Fonte: RFC 9562, 5.7. */
export function firstIdAt(ms: number): string {
  const hex = Math.max(0, Math.min(ms, 0xff_ff_ff_ff_ff_ff)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** O instante de um UUIDv7, em milissegundos. */
export const instantOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
