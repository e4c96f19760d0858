/** Pergunta se a pessoa já votou e só então grava: os cliques que perguntam juntos votam todos. */
// cspell:ignore pkey
import { instead, startWith } from './referencia.ts';

const change = `update polls.ballots set choices = $3::smallint[], voted_at = $4::timestamptz
  where post_id = $1 and user_id = $2 returning post_id`;

await startWith((building) => {
  const { pool } = building.db;
  const open = pool.query('alter table polls.ballots drop constraint if exists ballots_pkey');
  instead(building, 'polls.vote', async (ask, text) => {
    await open;
    const changed = await ask(change);
    return changed.length > 0 ? changed : ask(text.replace(/on conflict.*/u, ''));
  });
});
