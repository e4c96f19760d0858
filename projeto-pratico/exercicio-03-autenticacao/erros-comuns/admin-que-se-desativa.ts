/** Cuida do último admin ao tirar o papel, e esquece que desativar a conta também o tira. */
import { startWith } from './referencia.ts';

await startWith(
  () => undefined,
  ({ building: { reactions } }) => {
    for (const one of reactions) delete one.leaving;
  },
);
