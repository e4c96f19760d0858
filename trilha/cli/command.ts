import type { Book } from '../core/book.ts';
import type { Catalog, Concept, Exercise, Progress } from '../core/contract.ts';
import { TrilhaError } from '../core/errors.ts';
import { exerciseOf, findConcept } from '../core/find.ts';
import type { Terminal } from './terminal.ts';

/** Códigos de saída, os mesmos do kit do projeto prático. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  inconclusive: 3,
  missingService: 4,
  internal: 70,
  interrupted: 130,
} as const;

export interface CommandContext {
  book: Book;
  catalog: Catalog;
  progress: Progress;
  terminal: Terminal;
  /** Abortado por Ctrl-C. */
  signal: AbortSignal;
}

/** O que veio depois do comando, já conferido. */
export interface Input {
  words: string[];
  /** Opções: `true` ou o texto dado. */
  values: Record<string, string | boolean | undefined>;
  /** O que vai sem mudança para o programa de um exemplo. */
  rest: string[];
}

export interface Command {
  name: string;
  usage: string;
  summary: string;
  /** Quantas palavras aceita; a seguinte é recusada. */
  words: number;
  options?: Record<string, 'boolean' | 'string'>;
  /** A partir desta posição tudo é do programa do exemplo e passa sem ser lido. */
  passAfter?: number;
  /** Devolve o código de saída. */
  run(context: CommandContext, input: Input): number | Promise<number>;
}

/** O conceito pedido ou, sem argumento, aquele em que a pessoa parou. */
export function chooseConcept({ catalog, progress }: CommandContext, query: string | undefined): Concept {
  const given = query?.trim();
  if (given) return findConcept(catalog, given, progress.last);
  if (given === undefined && progress.last !== undefined) return findConcept(catalog, progress.last);
  throw new TrilhaError('USAGE', 'Falta dizer o conceito.', 'Por exemplo: npx trilha verificar 01/05');
}

/** O conceito, quando o que se quer é o exercício dele. */
export function chooseExercise(
  context: CommandContext,
  query: string | undefined,
): Concept & { exercise: Exercise } {
  const concept = chooseConcept(context, query);
  return { ...concept, exercise: exerciseOf(concept, context.catalog) };
}

/** Exige que a lição exista. */
export function mustBeReady(concept: Concept): Concept {
  if (concept.ready) return concept;
  if (concept.broken !== undefined) {
    throw new TrilhaError(
      'CONTENT',
      concept.broken,
      'O defeito é do curso: atualize o repositório com git pull ou corrija o arquivo.',
    );
  }
  throw new TrilhaError(
    'NOT_READY',
    `“${concept.title}” ainda não foi escrito.`,
    'Veja os prontos com: npx trilha lista',
  );
}
