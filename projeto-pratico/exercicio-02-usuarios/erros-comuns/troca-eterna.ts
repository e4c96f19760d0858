/** Põe prazo só no link do cadastro: o da troca de e-mail, esquecido em uma caixa que mudou de dono, vale para sempre. */
import type { Statement, Tx } from '../../palco/src/kernel/db.ts';
import { startWith } from './referencia.ts';

const never = new Date('9999-01-01');

await startWith((building) => {
  const { transaction } = building.db;
  const values = ({ name }: Statement, given: unknown[] = []) =>
    name === 'confirmations.insert' && given[2] !== null ? [...given.slice(0, 4), never] : given;
  const forgetful = (tx: Tx): Tx => ({
    ...tx,
    query: (statement, given) => tx.query(statement, values(statement, given)),
  });
  building.db = { ...building.db, transaction: (work) => transaction((tx) => work(forgetful(tx))) };
});
