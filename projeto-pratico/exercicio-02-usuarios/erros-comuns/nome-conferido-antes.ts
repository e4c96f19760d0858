/** Pergunta se o nome está livre e grava sem perguntar de novo: os que perguntam juntos ouvem todos que sim. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  const { db } = building;
  const always = <Row>(name: string, rows: Row[]) => (name === 'handles.hold' ? [{} as Row] : rows);
  building.db = {
    ...db,
    transaction: (work) =>
      db.transaction((tx) => {
        const { query } = tx;
        tx.query = async (statement, values) => always(statement.name, await query(statement, values));
        return work(tx);
      }),
  };
});
