/** Dá ao hash só os primeiros 72 bytes, como o bcrypt faz sem avisar: o que vem depois não protege nada. */
import { startWith } from './referencia.ts';

const cut = (password: string) => Buffer.from(password.normalize('NFKC')).toString('latin1', 0, 72);

await startWith((building) => {
  const { hashPassword, verifyPassword } = building.parts;
  building.parts = {
    ...building.parts,
    hashPassword: (password) => hashPassword(cut(password)),
    verifyPassword: (password, stored) => verifyPassword(cut(password), stored),
  };
});
