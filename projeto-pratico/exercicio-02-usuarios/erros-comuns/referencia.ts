/** O Palco da etapa 02 com uma peça trocada: um erro comum é esta montagem e mais nada. */
import { startVariant } from '../../palco/test/support/variant.ts';

export { beforeRoutes } from '../../palco/test/support/variant.ts';

/** Sobe a referência desta etapa depois de trocar o que se quiser nela. */
export const startWith = (alter: Parameters<typeof startVariant>[1]): Promise<void> => startVariant(2, alter);
