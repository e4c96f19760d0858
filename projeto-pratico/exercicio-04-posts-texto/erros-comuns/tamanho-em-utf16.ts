/** Mede o texto com `length`: uma bandeira conta quatro, e quem escreve com emojis descobre um limite que ninguém lhe disse. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  building.parts = { ...building.parts, postLength: (text) => text.length };
});
