import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from './book.ts';
import type { Concept, Hints } from './contract.ts';
import { exerciseOf } from './find.ts';
import { readProgress, updateConcept } from './progress.ts';
import { emptyExercise } from './record.ts';

/** As dicas já reveladas deste exercício. */
export function readHints(book: Book, concept: Concept): Hints {
  const { progress } = readProgress(book);
  return upTo(book, concept, progress.concepts[concept.id]?.exercise?.hints ?? 0);
}

/** Revela mais uma e a guarda no progresso. Depois da última, devolve as mesmas. */
export async function revealHint(book: Book, concept: Concept): Promise<Hints> {
  const { hints: total } = exerciseOf(concept);
  const entry = await updateConcept(book, concept.id, (current) => {
    current.exercise ??= emptyExercise();
    current.exercise.hints = Math.min(total, current.exercise.hints + 1);
  });
  return upTo(book, concept, entry.exercise?.hints ?? 0);
}

function upTo(book: Book, concept: Concept, count: number): Hints {
  const all = parseHints(readFileSync(join(book.root, exerciseOf(concept).path, 'dicas.md'), 'utf8'));
  return { total: all.length, shown: all.slice(0, count) };
}

/** Cada `## ` abre uma dica, da mais vaga à mais precisa. */
export function parseHints(markdown: string): Hints['shown'] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...rest] = section.split('\n');
      return { title: title.trim(), markdown: rest.join('\n').trim() };
    });
}
