import { isDeepStrictEqual } from 'node:util';
import { describe, describeBytes, isPlain, type NumberBase, typeName } from './describe.ts';

// `import` é uma ligação viva: o leitor poderia trocar a função em node:util. A cópia fica.
export const same = isDeepStrictEqual;

interface Difference {
  /** Uma linha: o que está diferente. */
  reason: string;
  /** Só o que difere, dos dois lados. */
  received: string;
  expected: string;
}

/** Explica por que dois valores não são iguais; chame só quando não são. */
export function difference(received: unknown, expected: unknown, base?: NumberBase): Difference {
  if (isPlain(received) && isPlain(expected)) return objectDifference(received, expected, base);
  const reason = reasonFor('', received, expected, base);
  const at = byteIndex(received, expected);
  const text = (value: unknown) =>
    value instanceof Uint8Array ? describeBytes(value, at) : describe(value, base);
  return { reason, received: text(received), expected: text(expected) };
}

type Fields = Record<string, unknown>;

function objectDifference(received: Fields, expected: Fields, base?: NumberBase): Difference {
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(received)])];
  const different = keys.filter(
    (key) =>
      Object.hasOwn(received, key) !== Object.hasOwn(expected, key) || !same(received[key], expected[key]),
  );
  const compact = (from: Fields) => {
    const fields = different.filter((key) => Object.hasOwn(from, key)).map((key) => [key, from[key]]);
    const text = describe(Object.fromEntries(fields), base);
    if (different.length === keys.length) return text;
    return fields.length === 0 ? '{ … }' : text.replace(/ }$/, ', … }');
  };
  const [first = ''] = different;
  const others = different.length - 1;
  const more = others > 0 ? `, e mais ${others} ${others === 1 ? 'campo difere' : 'campos diferem'}` : '';
  const reason = fieldReason(first, received, expected, base) + more;
  return { reason, received: compact(received), expected: compact(expected) };
}

function fieldReason(path: string, received: Fields, expected: Fields, base?: NumberBase): string {
  const key = path.split('.').at(-1) ?? '';
  if (!Object.hasOwn(received, key)) return `falta \`${path}\``;
  if (!Object.hasOwn(expected, key)) return `sobra \`${path}\``;
  return reasonFor(path, received[key], expected[key], base);
}

/** Desce até o primeiro ponto que difere. Sem nome, o valor é o próprio resultado. */
function reasonFor(path: string, received: unknown, expected: unknown, base?: NumberBase): string {
  const named = path === '' ? 'o resultado' : `\`${path}\``;
  if (typeName(received) !== typeName(expected)) {
    return `${named} é ${withType(received)}, devia ser ${withType(expected)}`;
  }
  if (received instanceof Uint8Array && expected instanceof Uint8Array)
    return bytesReason(path, received, expected);
  if (Array.isArray(received) && Array.isArray(expected)) {
    const at = expected.findIndex((item, index) => index < received.length && !same(received[index], item));
    if (at >= 0) return reasonFor(`${path}[${at}]`, received[at], expected[at], base);
    return `${named} tem ${count(received.length, 'item', 'itens')}, devia ter ${expected.length}`;
  }
  if (isPlain(received) && isPlain(expected)) {
    const keys = [...Object.keys(expected), ...Object.keys(received)];
    const key = keys.find(
      (each) => !(each in received && each in expected && same(received[each], expected[each])),
    );
    if (key !== undefined) return fieldReason(path === '' ? key : `${path}.${key}`, received, expected, base);
  }
  return `${named} é ${describe(received, base)}, devia ser ${describe(expected, base)}`;
}

function withType(value: unknown): string {
  if (typeof value === 'object' && value !== null && !isPlain(value)) return `um ${typeName(value)}`;
  return typeof value === 'object' ? describe(value) : `${describe(value)} (${typeName(value)})`;
}

const count = (total: number, one: string, many: string) => `${total} ${total === 1 ? one : many}`;

/** O primeiro byte diferente; indefinido quando um é o começo do outro ou não são bytes. */
function byteIndex(received: unknown, expected: unknown): number | undefined {
  if (!(received instanceof Uint8Array && expected instanceof Uint8Array)) return;
  const length = Math.min(received.length, expected.length);
  for (let at = 0; at < length; at++) if (received[at] !== expected[at]) return at;
  return;
}

function bytesReason(path: string, received: Uint8Array, expected: Uint8Array): string {
  const at = byteIndex(received, expected);
  const of = path === '' ? '' : ` de \`${path}\``;
  if (at === undefined)
    return `são ${count(received.length, 'byte', 'bytes')}${of}, deviam ser ${expected.length}`;
  const hex = (bytes: Uint8Array) => `0x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`;
  return `o byte ${at}${of} é ${hex(received)}, devia ser ${hex(expected)}`;
}
