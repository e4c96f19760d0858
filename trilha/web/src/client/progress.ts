import type { ConceptProgress, Progress } from '../../../core/contract.ts';
import { el } from './dom.ts';

export type ReaderState = 'read' | 'passed' | 'both';

/** O que a pessoa já fez em um conceito: leu, passou no exercício, ou os dois. */
export function stateOf(concept: ConceptProgress | undefined): ReaderState | undefined {
  const read = concept?.lesson !== undefined;
  const passed = concept?.exercise?.passedAt !== undefined;
  if (read && passed) return 'both';
  if (read) return 'read';
  return passed ? 'passed' : undefined;
}

const WORDS: Record<ReaderState, string> = {
  read: 'lida',
  passed: 'exercício feito',
  both: 'lida, com o exercício feito',
};

/** Em palavras, para o cabeçalho da lição. */
export function describe(concept: ConceptProgress | undefined): string {
  const state = stateOf(concept);
  if (state !== undefined) return WORDS[state];
  const exercise = concept?.exercise;
  if (exercise !== undefined && exercise.tasksTotal > 0) {
    return `exercício: ${exercise.tasksPassed} de ${exercise.tasksTotal} tarefas`;
  }
  return 'ainda não marcou esta lição';
}

function paintStations(progress: Progress): void {
  for (const node of document.querySelectorAll<HTMLElement>('[data-concept]:is(li, circle, g)')) {
    const state = stateOf(progress.concepts[node.dataset.concept ?? '']);
    if (state === undefined) delete node.dataset.state;
    else node.dataset.state = state;
    node.querySelector('.state-word')?.remove();
    const link = node.querySelector(':scope > a');
    if (state !== undefined && link !== null)
      link.append(el('span', { class: 'state-word sr-only' }, ` (${WORDS[state]})`));
  }
  for (const node of document.querySelectorAll<HTMLElement>('li[data-stage]')) {
    if (progress.stages[node.dataset.stage ?? '']?.passedAt !== undefined) node.dataset.state = 'both';
  }
}

function paintCounts(progress: Progress): void {
  for (const node of document.querySelectorAll<HTMLElement>('[data-count-module]')) {
    const prefix = `${node.dataset.countModule}/`;
    const read = Object.entries(progress.concepts).filter(
      ([id, concept]) => id.startsWith(prefix) && concept.lesson !== undefined,
    ).length;
    node.textContent = read === 0 ? '' : read === 1 ? '1 lida' : `${read} lidas`;
  }
}

/** Mostra o progresso em tudo o que está na página: paradas, contagens, cabeçalho e “continue de onde parou”. */
export function paint(progress: Progress): void {
  paintStations(progress);
  paintCounts(progress);
  for (const node of document.querySelectorAll<HTMLElement>('[data-lesson-state]')) {
    const text = describe(progress.concepts[node.dataset.lessonState ?? '']);
    const value = node.querySelector('dd');
    if (value !== null) value.textContent = text;
  }
  const resume = document.querySelector<HTMLAnchorElement>('[data-resume]');
  const known = JSON.parse(resume?.dataset.titles ?? '{}') as Record<string, string>;
  const title = progress.last === undefined ? undefined : known[progress.last];
  if (resume === null || title === undefined) return;
  resume.href = `/${progress.last}/`;
  resume.replaceChildren(el('small', {}, 'Continue de onde parou'), el('span', {}, title));
}
