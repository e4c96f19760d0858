import type { Database } from '../banco.ts';

/** Onde se está na lista: o número da página, a partir de 1, e o último id da página de antes. */
export interface Place {
  page: number;
  /** `null` na primeira. */
  after: string | null;
}

export interface Item {
  id: string;
  text: string;
}

/** Lê uma página da lista de todos, do mais novo ao mais antigo. */
export interface Reader {
  name: string;
  query(place: Place, limit: number): { text: string; values: unknown[] };
  read(db: Database, place: Place, limit: number): Promise<Item[]>;
}

/** Um leitor é a consulta dele. */
export function createReader(name: string, query: Reader['query']): Reader {
  return {
    name,
    query,
    read(db, place, limit) {
      const { text, values } = query(place, limit);
      return db.query<Item>(`page.${name}`, text, values);
    },
  };
}
