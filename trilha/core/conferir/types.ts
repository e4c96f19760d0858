import type { Book } from '../book.ts';
import type { Catalog, Concept, Stage } from '../contract.ts';

/** `skipped` é o que esta máquina não pôde conferir: nunca conta como aprovado em silêncio. */
type FindingLevel = 'error' | 'warning' | 'skipped';

export interface Finding {
  rule: string;
  level: FindingLevel;
  /** Relativo à raiz. */
  file: string;
  line?: number;
  /** O que está errado. */
  message: string;
  /** O que fazer. */
  next: string;
}

/** O que toda regra recebe: um assunto (conceito, etapa ou o livro) e os textos dele. */
export interface RuleContext {
  book: Book;
  catalog: Catalog;
  /** O que mudou no ramo, relativo à raiz; indefinido quando se confere tudo. */
  changed?: ReadonlySet<string> | undefined;
  /** Como um arquivo estava na base do ramo, se estava. */
  before?: ((file: string) => string | undefined) | undefined;
  /** Reescreve o que é derivado (trechos, saídas, falhas esperadas) em vez de acusar. */
  update: boolean;
  /** Onde acusar o que não tem arquivo próprio: a lição ou o enunciado. */
  file: string;
  /** De onde partem os caminhos de trechos e comandos: a pasta do módulo ou a da etapa. */
  base: string;
  /** Os arquivos do assunto, relativos à raiz, em ordem. */
  files: readonly string[];
}

export interface ConceptContext extends RuleContext {
  concept: Concept;
}

export interface StageContext extends RuleContext {
  stage: Stage;
}

/** O que não é de nenhum conceito: o plano, as portas dos módulos e os documentos. */
export interface BookContext extends RuleContext {
  /** Os arquivos de todos os conceitos e etapas escolhidos. */
  chosen: readonly string[];
}

/** O que uma regra devolve; `file`, `level` e `next` têm padrão: o do assunto, erro, o da regra. */
export interface Report {
  message: string;
  line?: number;
  file?: string;
  level?: FindingLevel;
  next?: string;
}

export interface Rule<Context extends RuleContext = RuleContext> {
  id: string;
  /** O que fazer quando ela acusa, se o próprio achado não disser. */
  next: string;
  /** Julga o que há, e não o que falta: vale também enquanto algo está por escrever. */
  partial?: true;
  /** Só o que mudar nestes arquivos muda o veredito; padrão: qualquer um. */
  reads?: RegExp;
  /** Diz se a regra cabe neste assunto; padrão: sim. */
  applies?: (context: Context) => boolean;
  check: (context: Context) => Report[] | Promise<Report[]>;
}

export type ConceptRule = Rule<ConceptContext>;
export type StageRule = Rule<StageContext>;
export type BookRule = Rule<BookContext>;
