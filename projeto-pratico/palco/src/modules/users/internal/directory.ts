import type { Db } from '#kernel/db.ts';
import { cleanLine, hasInk } from '#kernel/text.ts';
import type { UsersDeps } from './deps.ts';
import type { createProfiles } from './profiles.ts';
import type { Person } from './schema.ts';
import { completion } from './store/completion.ts';

export interface DirectoryDeps {
  db: Db;
  people: ReturnType<typeof createProfiles>['people'];
  suggestPeople: UsersDeps['suggestPeople'];
}

const COMPLETIONS = 10;

/** Encontrar pessoas: por como o nome começa, ou por quem anda por aqui. */
export function createDirectory({ db, people, suggestPeople }: DirectoryDeps) {
  return {
    /** Até dez contas ativas, para completar o que se escreve. */
    async startingWith(prefix: string): Promise<Person[]> {
      const name = cleanLine(prefix);
      const handle = name.normalize('NFKC').toLowerCase().replace(/^@/, '');
      // um acento sozinho também não diz por onde o nome começa: sem ele, todos começam assim
      if (handle === '' || !hasInk(name)) return [];
      return people(await completion.startingWith(db, handle, name, COMPLETIONS));
    },

    suggested: async (viewerId: string | null, limit: number): Promise<Person[]> =>
      people(await suggestPeople(viewerId, limit)),
  };
}

export type Directory = ReturnType<typeof createDirectory>;
