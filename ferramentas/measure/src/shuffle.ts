const SEED = 20_260;

/**
 * Sorteia a ordem dos candidatos a cada rodada. Girar a lista não basta: a vizinhança seria sempre a mesma, e quem
 * vem depois de quem suja o cache pagaria em todas as rodadas. A semente é fixa: toda medição usa as mesmas ordens.
 *
 * @returns função que devolve uma cópia embaralhada (Fisher–Yates, sorteio mulberry32)
 */
export function shuffler(): <Item>(items: readonly Item[]) => Item[] {
  let state = SEED;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return (items) => {
    const rest = [...items];
    return items.flatMap(() => rest.splice(Math.floor(next() * rest.length), 1));
  };
}
