/** O que o WebAuthn usa de CBOR (RFC 8949): inteiros, textos, bytes e mapas curtos. */
export type Cbor = number | string | Uint8Array | Map<number | string, Cbor>;

export function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one)])]);
}

/** O tipo, nos três bits altos, e o tamanho: no próprio byte, em um ou em dois a mais. */
function head(type: number, size: number): Buffer {
  const high = type << 5;
  if (size < 24) return Buffer.from([high | size]);
  if (size < 256) return Buffer.from([high | 24, size]);
  return Buffer.from([high | 25, size >> 8, size & 0xff]);
}
