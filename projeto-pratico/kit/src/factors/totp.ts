import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

const PERIOD_MS = 30_000;
/** Perto da virada, o código do passo anterior venceria no caminho. */
const MARGIN_MS = 5_000;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** O aplicativo de códigos: TOTP de seis algarismos (RFC 6238), a partir do segredo em base32. */
export class TotpApp {
  readonly #key: Buffer;
  #last = 0;

  constructor(secret: string) {
    this.#key = fromBase32(secret);
  }

  /**
   * Um código que ainda não se usou: o do passo anterior, o de agora ou o seguinte, nesta ordem, que são os que a janela
   * aceita. Gastos os três, ou perto demais da virada, espera o relógio andar.
   */
  async next(): Promise<string> {
    const now = Math.floor(Date.now() / PERIOD_MS);
    const step = Math.max(this.#last + 1, now - 1);
    const left = (now + 1) * PERIOD_MS - Date.now();
    if (step > now + 1 || (step < now && left < MARGIN_MS)) {
      await delay(left);
      return this.next();
    }
    this.#last = step;
    return this.at(step);
  }

  /** Um código que a janela não aceita: o de dez minutos atrás. */
  old(): string {
    return this.at(Math.floor(Date.now() / PERIOD_MS) - 20);
  }

  /** O código de um passo (RFC 4226, §5.3). */
  at(step: number): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const digest = createHmac('sha1', this.#key).update(counter).digest();
    const offset = (digest.at(-1) ?? 0) & 0x0f;
    return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  }
}

function fromBase32(text: string): Buffer {
  const bits = [...text.replaceAll(/[\s=]/gu, '').toUpperCase()]
    .map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
