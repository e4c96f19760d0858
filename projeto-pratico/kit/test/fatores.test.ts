import { expect, test } from 'vitest';
import { cbor } from '../src/factors/cbor.ts';
import { TotpApp } from '../src/factors/totp.ts';

/** O segredo dos vetores da RFC 6238, apêndice B: “12345678901234567890” em base32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('o código do segundo %i é o da RFC 6238', (second, code) => {
  expect(new TotpApp(SECRET).at(Math.floor(second / 30))).toBe(code);
});

test('o aplicativo não repete um código', async () => {
  const app = new TotpApp(SECRET);
  const codes = [await app.next(), await app.next(), await app.next()];
  expect(new Set(codes).size).toBe(3);
});

test.each([
  [10, '0a'],
  [100, '1864'],
  [-7, '26'],
  [-257, '390100'],
  ['IETF', '6449455446'],
  [Uint8Array.of(1, 2, 3, 4), '4401020304'],
  [new Map([[1, 2]]), 'a10102'],
])('CBOR de %o, como no apêndice A da RFC 8949', (value, hex) => {
  expect(cbor(value).toString('hex')).toBe(hex);
});
