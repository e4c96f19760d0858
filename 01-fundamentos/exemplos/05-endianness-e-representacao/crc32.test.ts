import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { it } from 'vitest';
import { crc32 } from './crc32.ts';

it('crc32 dá o mesmo que o do zlib para quaisquer bytes', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => crc32(bytes) === zlibCrc32(bytes)));
});
