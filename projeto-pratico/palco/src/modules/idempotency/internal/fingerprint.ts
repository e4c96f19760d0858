import { sha256 } from '#kernel/secret.ts';

/** A impressão de um pedido: a mesma para o mesmo JSON, em qualquer ordem de campos; não se volta dela ao corpo. */
export const fingerprint = (operation: string, body: unknown): Buffer =>
  sha256(`${operation}\n${JSON.stringify(body, sortedKeys)}`);

function sortedKeys(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
