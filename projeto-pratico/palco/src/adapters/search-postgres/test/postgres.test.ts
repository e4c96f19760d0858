import { describe } from 'vitest';
import { searchContract } from '#ports/search/contract.ts';
import { hasDatabase, useDb } from '../../../../test/support/palco.ts';
import { createPostgresSearch } from '../index.ts';
import { clearIndex, newAuthor } from './support.ts';

describe.runIf(hasDatabase())('busca no PostgreSQL', () => {
  const open = useDb();
  searchContract('PostgreSQL', async () => {
    const db = await open();
    await clearIndex(db);
    return {
      search: createPostgresSearch({ db }),
      transaction: db.transaction,
      authors: [await newAuthor(db), await newAuthor(db)],
    };
  });
});
