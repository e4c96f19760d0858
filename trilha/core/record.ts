import type { Book } from './book.ts';
import type { Concept, ConceptProgress, ExerciseProgress, Verdict } from './contract.ts';
import { updateConcept } from './progress.ts';

export const emptyExercise = (): ExerciseProgress => ({
  attempts: 0,
  hints: 0,
  tasksPassed: 0,
  tasksTotal: 0,
});

/** Anota uma verificação. `passedAt` guarda a primeira vez com este conteúdo; se ele mudar, a próxima aprovação vale de novo. */
export function recordVerdict(book: Book, concept: Concept, verdict: Verdict): Promise<ConceptProgress> {
  const now = new Date().toISOString();
  return updateConcept(book, concept.id, (entry) => {
    const exercise = entry.exercise ?? emptyExercise();
    entry.exercise = exercise;
    if (verdict.status === 'inconclusive') return;
    exercise.attempts += 1;
    exercise.lastAt = now;
    // Um arquivo que nem se pôde ler não diz nada das tarefas.
    if (verdict.tasks.length === 0) return;
    exercise.tasksPassed = verdict.tasks.filter((task) => task.status === 'passed').length;
    exercise.tasksTotal = verdict.tasks.length;
    if (verdict.status !== 'passed') return;
    if (!exercise.passedAt || exercise.content !== verdict.content) exercise.passedAt = now;
    exercise.content = verdict.content;
  });
}

/** Marca o conceito como aquele em que a pessoa está. */
export const recordVisit = (book: Book, concept: Concept): Promise<ConceptProgress> =>
  updateConcept(book, concept.id, () => {});

export function recordExample(book: Book, concept: Concept, file: string): Promise<ConceptProgress> {
  return updateConcept(book, concept.id, (entry) => {
    entry.examples = { ...entry.examples, [file]: { ranAt: new Date().toISOString() } };
  });
}

export function recordLesson(book: Book, concept: Concept, read: boolean): Promise<ConceptProgress> {
  return updateConcept(book, concept.id, (entry) => {
    if (read) entry.lesson = { readAt: new Date().toISOString(), content: concept.content ?? '' };
    else delete entry.lesson;
  });
}
