/** Troca a senha e não encerra os outros aparelhos: quem já tinha entrado nem percebe. */
import { startWith } from './referencia.ts';

await startWith(
  () => undefined,
  ({ building }) => {
    for (const reaction of building.reactions) delete reaction.passwordChanged;
  },
);
