import { entitiesOf } from './text/entities.ts';
import { countGraphemes } from './text/graphemes.ts';

/** As peças da fatia em que um engano custa caro: cada uma se troca sem mexer nas outras. */
export const postParts = {
  /** Quantos caracteres alguém leria; para de contar um além do limite. */
  postLength: countGraphemes,
  /** Menções, hashtags e links de um texto já limpo. */
  entitiesOf,
};

export type PostParts = typeof postParts;
