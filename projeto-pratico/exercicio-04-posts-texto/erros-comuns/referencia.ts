/** O Palco da etapa 04 com uma peça trocada: um erro comum é esta montagem e mais nada. */
import { startVariant } from '../../palco/test/support/variant.ts';

export { beforeRoutes, instead, rewrite } from '../../palco/test/support/variant.ts';

type Change = Parameters<typeof startVariant>;

/** Sobe a referência desta etapa depois de trocar o que se quiser nela. */
export const startWith = (alter: Change[1], mounted?: Change[2]): Promise<void> =>
  startVariant(4, alter, mounted);
