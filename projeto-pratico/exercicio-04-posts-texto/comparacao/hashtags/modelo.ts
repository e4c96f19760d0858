import type { Database } from '../banco.ts';
import type { Item } from '../paginacao/leitor.ts';

export interface NewPost {
  id: string;
  text: string;
  /** Distintas. */
  tags: readonly string[];
}

/** Onde ficam as hashtags de um post. */
export interface TagModel {
  name: string;
  /** Cria e enche as tabelas, a partir de `posts` e `drawn_tags`. */
  tables: string;
  /** O que ele ocupa, além dos posts. */
  relations: readonly string[];
  write(db: Database, post: NewPost): Promise<unknown>;
  /** Os 20 mais novos com esta hashtag. */
  newest(db: Database, tag: string): Promise<Item[]>;
  /** Os 20 mais novos com as duas. */
  newestWithBoth(db: Database, tag: string, other: string): Promise<Item[]>;
  /** Dá outro nome, que nenhum post usa, a uma hashtag. */
  rename(db: Database, from: string, to: string): Promise<unknown>;
}
