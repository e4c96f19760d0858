import { CheckFailure } from './failure.ts';

/** Sorteios reproduzíveis: a mesma semente dá a mesma sequência em qualquer máquina. */
export interface Random {
  /** Inteiro em `[min, max]`, os dois inclusos. */
  integer(min: number, max: number): number;
  /** Inteiro sem sinal de até 64 bits. */
  bigint(bits: number): bigint;
  boolean(): boolean;
  text(maxLength: number): string;
}

/** mulberry32: 32 bits de estado bastam para entradas de teste, e cabem em cinco linhas. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

// De um a quatro bytes em UTF-8: texto só com ASCII não pega quem confunde caracteres com bytes.
const LETTERS = [...'abcxyz019 _-', ...'áçãéõü', ...'漢字', ...'😀🚀'];

function createRandom(seed: number): Random {
  const next = mulberry32(seed);
  const integer = (min: number, max: number) => min + (next() % (max - min + 1));
  return {
    integer,
    bigint: (bits) => BigInt.asUintN(bits, (BigInt(next()) << 32n) | BigInt(next())),
    boolean: () => next() % 2 === 1,
    text: (maxLength) =>
      Array.from({ length: integer(0, maxLength) }, () => LETTERS[integer(0, LETTERS.length - 1)]).join(''),
  };
}

/**
 * Repete uma verificação com entradas sorteadas. A falha diz a semente e a rodada, e o primeiro caso que
 * falha encerra. A semente é fixa por padrão: sortear a cada verificação faria um erro raro passar às vezes.
 *
 * @param runs quantas rodadas; padrão 200.
 * @param seed semente da primeira rodada; as seguintes somam 1.
 */
export async function samples(
  check: (random: Random, run: number) => void | Promise<void>,
  { runs = 200, seed = 20_260 }: { runs?: number; seed?: number } = {},
): Promise<void> {
  for (let run = 0; run < runs; run++) {
    try {
      await check(createRandom(seed + run), run);
    } catch (thrown) {
      if (thrown instanceof CheckFailure) thrown.message += ` (entrada sorteada com a semente ${seed + run})`;
      throw thrown;
    }
  }
}
