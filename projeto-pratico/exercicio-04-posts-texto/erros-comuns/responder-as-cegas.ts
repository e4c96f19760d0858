/** Confere quem vê ao mostrar, e esquece ao responder e ao citar: quem tem o id entra na conversa dos outros. */
import { rewrite, startWith } from './referencia.ts';

await startWith((building) => {
  rewrite(building, 'posts.targets', ' as addressed', ' or true as addressed');
});
