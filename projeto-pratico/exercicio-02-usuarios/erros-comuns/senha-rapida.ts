/** Guarda a senha com um SHA-256 salgado: o sal impede tabelas prontas, e não o bilhão de tentativas por segundo. */
import { createHash, randomBytes } from 'node:crypto';
import { startWith } from './referencia.ts';

const digest = (salt: string, password: string) =>
  `${salt}$${createHash('sha256').update(salt).update(password.normalize('NFKC')).digest('hex')}`;

await startWith((building) => {
  building.parts = {
    ...building.parts,
    nobody: digest('', 'ninguém'),
    hashPassword: async (password) => digest(randomBytes(16).toString('hex'), password),
    verifyPassword: async (password, stored) =>
      digest(stored.split('$')[0] ?? '', password) === stored ? 'current' : null,
  };
});
