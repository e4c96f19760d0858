/** Quem não tem conta ouve “não” sem nenhum hash: a resposta é a mesma, e o tempo conta quem existe. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  const { nobody, verifyPassword } = building.parts;
  building.parts = {
    ...building.parts,
    verifyPassword: async (password, stored) => (stored === nobody ? null : verifyPassword(password, stored)),
  };
});
