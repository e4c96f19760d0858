import type { Tx } from '#kernel/db.ts';
import type { Query } from './query.ts';

/** O que se guarda de um post para que seja achado. */
export interface SearchDoc {
  /** UUIDv7: a ordem dos ids é a do tempo. */
  id: string;
  authorId: string;
  text: string;
  /** Chaves das hashtags. */
  tags: string[];
}

type SearchSort = 'relevance' | 'recent';

/** Um achado e a nota dele. Por data, a nota é sempre 0, e só o id dá a ordem. */
export interface Hit {
  id: string;
  score: number;
}

export interface SearchRequest {
  /** Termos `author` têm o id da pessoa no lugar do nome. */
  query: Query;
  sort: SearchSort;
  /** Instante de que se mede quanto cada post é recente; o que veio depois não entra. O mesmo em todas as páginas. */
  at: Date;
  /** Limites do instante do post, os dois incluídos; nulo não limita. */
  since: Date | null;
  until: Date | null;
  /** Onde começar, ele incluído; nulo é a ponta de onde se parte. */
  from: Hit | null;
  /** Da maior nota à menor e, na mesma nota, do mais novo ao mais antigo; ou ao contrário. */
  sense: 'forward' | 'backward';
  limit: number;
}

/**
 * Índice de busca.
 *
 * Garantias: o que {@link Search.index} e {@link Search.remove} fazem vale se e somente se a transação for confirmada, e a
 * partir daí toda busca o vê; indexar de novo troca o que havia; apagar a conta de quem escreveu tira o que é dela.
 * Acento, maiúscula e plural não importam; flexões de uma palavra se acham umas às outras, a exata antes. A ordem é
 * total e, com o mesmo `at`, igual em todas as páginas.
 */
export interface Search {
  index(tx: Tx, doc: SearchDoc): Promise<void>;
  /** Indexa muitos posts que já existiam, em ordem de id. */
  fill(tx: Tx, docs: SearchDoc[]): Promise<void>;
  remove(tx: Tx, ids: string[]): Promise<void>;
  /** Esconde o que esta pessoa escreveu, ou volta a mostrá-lo. Repetida, dá no mesmo. */
  setHidden(tx: Tx, authorId: string, hidden: boolean): Promise<void>;
  search(request: SearchRequest): Promise<Hit[]>;
  /**
   * Para cada palavra que nenhum post tem, nem flexionada, a mais parecida que algum tem, como alguém a escreveu.
   * A que existe não vem.
   * @param words como se comparam: minúsculas e sem acento
   */
  suggest(words: string[]): Promise<Map<string, string>>;
  /** Esquece o que sobrou de posts que não existem mais; diz quanto. */
  cleanUp(): Promise<number>;
}
