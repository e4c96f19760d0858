/** Põe o post no índice ao publicar e esquece a edição: acha-se o que já não está escrito. */
import { startWith } from './referencia.ts';

await startWith(
  () => undefined,
  ({ building: { postReactions } }) => {
    for (const reaction of postReactions) reaction.edited = async () => undefined;
  },
);
