import type { Keys, Sense } from './cursor.ts';
import { type Statement, statement } from './db.ts';

/** As pontas da ordem: o comando preparado da primeira página é o mesmo das outras. */
const ENDS = {
  forward: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  backward: '00000000-0000-0000-0000-000000000000',
} as const;

/** De que id uma lista do mais novo ao mais antigo começa a ser lida. */
export const idFrom = (from: Keys | null, sense: Sense): string => from?.[0] ?? ENDS[sense];

/**
 * Os dois sentidos de uma lista por id, do mais novo ao mais antigo e ao contrário, como
 * {@link import('./page.ts').Rounds.read} os pede: com o item de onde se parte.
 * @param text o comando, com a comparação ao item de onde se parte e o sentido da ordem nos lugares deles
 */
export function bothWays(
  name: string,
  text: (compare: '<=' | '>=', order: 'desc' | 'asc') => string,
): Record<Sense, Statement> {
  return {
    forward: statement(name, text('<=', 'desc')),
    backward: statement(`${name}_back`, text('>=', 'asc')),
  };
}
