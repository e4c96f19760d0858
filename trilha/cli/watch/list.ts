import type { Catalog, Concept, Progress } from '../../core/contract.ts';
import { fold, lessonsOf, shortId } from '../../core/find.ts';
import { ADDRESS_WIDTH, stateOf } from '../commands/list.ts';
import type { Terminal } from '../terminal.ts';

const FILTERS = ['todos', 'por fazer', 'feitos'] as const;

/** O que a pessoa escolheu ver na lista. */
export interface ListState {
  filter: number;
  query: string;
  selected: number;
}

export const openList = (): ListState => ({ filter: 0, query: '', selected: 0 });

/** Os conceitos com exercício que passam pelo filtro e pela busca, na ordem do livro. */
export function listed({ modules }: Catalog, progress: Progress, { filter, query }: ListState): Concept[] {
  const isDone = ({ id }: Concept) => progress.concepts[id]?.exercise?.passedAt !== undefined;
  return modules
    .flatMap(lessonsOf)
    .filter((concept) => concept.ready && concept.exercise !== undefined)
    .filter((concept) => filter === 0 || isDone(concept) === (filter === 2))
    .filter((concept) => fold(`${shortId(concept)} ${concept.title}`).includes(fold(query)));
}

/** O estado seguinte, ou o mesmo quando a tecla não é da lista. */
export function listKey(state: ListState, size: number, name: string, text: string): ListState {
  const move = (step: number) => ({
    ...state,
    selected: Math.max(0, Math.min(size - 1, state.selected + step)),
  });
  if (name === 'up') return move(-1);
  if (name === 'down') return move(1);
  if (name === 'tab') return { ...state, filter: (state.filter + 1) % FILTERS.length, selected: 0 };
  if (name === 'backspace') return { ...state, query: state.query.slice(0, -1), selected: 0 };
  if (/^[\p{L}\p{N} /-]$/u.test(text)) return { ...state, query: state.query + text, selected: 0 };
  return state;
}

export function renderList(
  concepts: Concept[],
  progress: Progress,
  state: ListState,
  terminal: Terminal,
): string[] {
  const rows = concepts.map((concept, index) => {
    const chosen = index === state.selected;
    const text = `${chosen ? '▸' : ' '} ${shortId(concept).padEnd(ADDRESS_WIDTH)}  ${stateOf(concept, progress).padEnd(13)}${concept.title}`;
    return chosen ? terminal.paint('inverse', text) : text;
  });
  const heading = `Conceitos: ${FILTERS[state.filter]} · busca: ${state.query === '' ? '(digite)' : state.query}`;
  return [
    terminal.paint('bold', heading),
    '',
    ...(rows.length > 0 ? rows : ['Nenhum conceito com essa busca e esse filtro.']),
  ];
}
