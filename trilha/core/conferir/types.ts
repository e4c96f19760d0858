import type { Book } from '../book.ts';
import type { Catalog, Concept } from '../contract.ts';

/** `skipped` é o que esta máquina não pôde conferir: nunca conta como aprovado em silêncio. */
type FindingLevel = 'error' | 'warning' | 'skipped';

export interface Finding {
  rule: string;
  level: FindingLevel;
  /** Relativo à raiz. */
  file: string;
  line?: number;
  message: string;
}

export interface RuleContext {
  book: Book;
  catalog: Catalog;
  concept: Concept;
  /** Reescreve o que é derivado (trechos, saídas, falhas esperadas) em vez de acusar. */
  update: boolean;
}

/** O que uma regra devolve; `file` e `level` têm padrão: a lição, erro. */
export interface Report {
  message: string;
  line?: number;
  file?: string;
  level?: FindingLevel;
}

export interface Rule {
  id: string;
  /** Diz se a regra cabe neste conceito; padrão: os que têm lição. */
  applies?: (concept: Concept) => boolean;
  check: (context: RuleContext) => Report[] | Promise<Report[]>;
}
