/** Conta a queda do banco a quem não devia: o endereço, com a senha, na resposta, e um texto solto no log. */
import { createHealth } from '../../palco/src/modules/health/index.ts';
import { startWith } from './referencia.ts';

await startWith({
  createHealth: ({ isDraining, checks }) => {
    const check = async () => {
      for (const one of checks) await one.check().catch(complain);
    };
    return createHealth({ isDraining, checks: [{ name: 'database', check }] });
  },
});

function complain(error: Error): never {
  console.log('o banco caiu:', error.message);
  throw new Error(`${process.env.DATABASE_URL}: ${error.message}`);
}
