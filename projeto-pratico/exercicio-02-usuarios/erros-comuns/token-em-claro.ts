/** Guarda no banco o token como ele vai no link: quem lê uma cópia do banco confirma no lugar das pessoas. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  building.parts = { ...building.parts, hashToken: (token) => Buffer.from(token) };
});
