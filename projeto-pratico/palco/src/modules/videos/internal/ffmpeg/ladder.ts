import type { Source } from './probe.ts';

/** Uma qualidade da escada. Taxas em kbit/s. */
export interface Rung {
  width: number;
  height: number;
  bitrate: number;
}

/** Lado menor de cada degrau: serve igual para vídeos deitados e em pé. */
const SIDES = [720, 480, 240] as const;
const TOP = { side: 720, bitrate: 2_500 };
/** Abaixo disto em relação ao degrau de cima a troca vale a pena; acima, os dois seriam quase iguais. */
const WORTHWHILE = 0.75;

const MIN_SIDE = 16;
const MAX_SIDE = 8_192;

/** O tamanho pode ser convertido? Fora disto o codificador recusa ou a memória explode. */
export const isReasonableSize = ({ width, height }: Pick<Source, 'width' | 'height'>) =>
  Math.min(width, height) >= MIN_SIDE && Math.max(width, height) <= MAX_SIDE;

/** Degraus para esta fonte, do maior ao menor, nunca acima dela: ampliar só gasta. */
export function ladder({ width, height }: Pick<Source, 'width' | 'height'>): Rung[] {
  const side = Math.min(width, height);
  const top = Math.min(side, TOP.side);
  const sides = [top, ...SIDES.filter((step) => step <= top * WORTHWHILE)];
  return sides.map((step) => ({
    width: even((width * step) / side),
    height: even((height * step) / side),
    bitrate: bitrateFor(step),
  }));
}

/** 2500 kbit/s em 720p; o expoente 1,7 dá 1255 em 480p e 388 em 240p, perto das escadas de uso comum. */
const bitrateFor = (side: number) => Math.max(150, Math.round(TOP.bitrate * (side / TOP.side) ** 1.7));

/** H.264 4:2:0 só aceita lados pares. */
const even = (size: number) => Math.max(2, 2 * Math.round(size / 2));
