import { randomFillSync } from 'node:crypto';
import type { Clock } from './clock.ts';

/** Cria identificadores. */
export type NewId = () => string;

const MAX_STEP = 0xfff;

/**
 * Gerador de UUIDv7 estritamente crescente dentro do processo.
 *
 * `crypto.randomUUIDv7` do Node 24 não serve: dentro do mesmo milissegundo metade dos valores sai fora
 * de ordem (50.119 em 100.000, medido em 24.21), e a ordem dos ids é a ordem da timeline.
 * Aqui `rand_a` é um contador de 12 bits por milissegundo; quando enche, ou quando o relógio anda para
 * trás, o tempo do id avança um milissegundo além do último.
 *
 * Fonte: RFC 9562, seções 5.7 e 6.2 (método 1, contador dedicado).
 */
export function createIds(clock: Clock): NewId {
  let lastMs = 0;
  let step = 0;
  return () => {
    const now = clock.now().getTime();
    if (now > lastMs) {
      lastMs = now;
      step = 0;
    } else if (++step > MAX_STEP) {
      lastMs += 1;
      step = 0;
    }
    return format(lastMs, step);
  };
}

/** O instante que um UUIDv7 traz: a ordem de `created_at` é a dos ids, e não a de quem chegou antes ao banco. */
export const instantOf = (id: string): Date =>
  new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));

function format(ms: number, step: number): string {
  const bytes = randomFillSync(Buffer.allocUnsafe(16));
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | step, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
