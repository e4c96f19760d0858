import { Transform } from 'node:stream';
import { storageErrors } from './port.ts';

/** Passa os bytes adiante e rejeita com `storage_too_large` no primeiro que exceder. */
export function limitBytes(maxBytes = Number.POSITIVE_INFINITY): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen <= maxBytes) return done(null, chunk);
      done(storageErrors.create('storage_too_large', `O limite é de ${maxBytes} bytes.`));
    },
  });
}
