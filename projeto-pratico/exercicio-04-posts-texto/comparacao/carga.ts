import { type Database, openDatabase } from './banco.ts';
import { models as threadModels } from './conversas/modelos.ts';
import { models as tagModels } from './hashtags/modelos.ts';
import { POSTS } from './posts.ts';

/** O banco de todas as comparações: os mesmos posts, guardados de cada um dos jeitos. */
export const openFilled = (posts: number): Promise<Database> =>
  openDatabase(posts, [POSTS, ...[...tagModels, ...threadModels].map((model) => model.tables)]);
