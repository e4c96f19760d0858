/** Não compara o corpo: quem repete a chave por engano ouve que publicou, e o texto novo se perde. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  building.parts = { ...building.parts, fingerprint: () => Buffer.alloc(32) };
});
