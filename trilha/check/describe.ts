import { inspect } from 'node:util';

// Cópias tiradas antes de o arquivo do leitor carregar: trocá-las depois não muda o veredito.
const show = inspect;
const SHOWN_BYTES = 48;
const SHOWN_ITEMS = 24;
/** Ninguém lê mais que isto, e um texto de 50 MB custaria o prazo da verificação. */
const SHOWN_CHARACTERS = 2_000;

/** Como mostrar inteiros: `85 (0b0101_0101)` ou `85 (0x55)`. Sem isto, só o decimal. */
export type NumberBase = 'binary' | 'hex';

/** Um valor como o leitor o escreveria, numa linha; bytes em hexadecimal, com o total quando não cabem. */
export function describe(value: unknown, base?: NumberBase): string {
  if (value instanceof Error) return clip(value.message ? `${value.name}: ${value.message}` : value.name);
  if (isInteger(value)) return base ? `${plain(value)} (${inBase(value, base)})` : plain(value);
  return clip(plain(prepare(value, base, 0)));
}

const clip = (text: string) =>
  text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)} … (cortado)` : text;

const plain = (value: unknown) =>
  show(value, {
    depth: 4,
    maxArrayLength: SHOWN_ITEMS,
    maxStringLength: 400,
    breakLength: Number.POSITIVE_INFINITY,
    compact: true,
  });

const isInteger = (value: unknown): value is number | bigint =>
  typeof value === 'bigint' || Number.isInteger(value);

/** Bits de quatro em quatro, em bytes inteiros; hexadecimal com dois algarismos por byte. */
export function inBase(value: number | bigint, base: NumberBase): string {
  const [radix, byte, prefix] = base === 'binary' ? ([2, 8, '0b'] as const) : ([16, 2, '0x'] as const);
  const digits = (value < 0 ? -value : value).toString(radix);
  const whole = digits.padStart(Math.ceil(digits.length / byte) * byte, '0');
  const grouped = whole.length > 4 ? whole.replaceAll(/\B(?=(.{4})+$)/g, '_') : whole;
  return `${value < 0 ? '-' : ''}${prefix}${grouped}`;
}

/** O nome do tipo, como se escreve no código: `Uint8Array`, `number`, `null`. */
export function typeName(value: unknown): string {
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  return Object.getPrototypeOf(value)?.constructor?.name || 'objeto';
}

/** `inspect` mostraria bytes em decimal; o que está dentro de objetos e listas também vai em hexadecimal. */
function prepare(value: unknown, base: NumberBase | undefined, depth: number): unknown {
  if (value instanceof Uint8Array || value instanceof ArrayBuffer) return verbatim(describeBytes(value));
  if (base && isInteger(value)) return verbatim(describe(value, base));
  if (depth > 3) return value;
  if (Array.isArray(value)) return value.map((item) => prepare(item, base, depth + 1));
  if (!isPlain(value)) return value;
  const keys = Object.keys(value);
  const shown = keys.slice(0, SHOWN_ITEMS).map((key) => [key, prepare(value[key], base, depth + 1)]);
  const rest = keys.length - shown.length;
  return Object.fromEntries(rest > 0 ? [...shown, ['…', verbatim(`mais ${rest}`)]] : shown);
}

const verbatim = (text: string) => ({ [inspect.custom]: () => text });

export function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** `<50 4c 43 4f>`; o que não é Uint8Array diz o tipo. `around` escolhe o trecho de uma sequência longa. */
export function describeBytes(value: Uint8Array | ArrayBuffer, around = 0): string {
  const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  const start = around < SHOWN_BYTES ? 0 : around - SHOWN_BYTES / 2;
  const slice = Array.prototype.slice.call(bytes, start, start + SHOWN_BYTES);
  const shown = slice.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const before = start > 0 ? `… do byte ${start}: ` : '';
  const after = bytes.length > SHOWN_BYTES ? ` … (${bytes.length} bytes)` : '';
  const type = typeName(value);
  return `${type === 'Uint8Array' ? '' : `${type} `}<${before}${shown}${after}>`;
}
