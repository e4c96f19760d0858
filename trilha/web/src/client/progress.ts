import type {
  ConceptProgress,
  DoneCount,
  NextStep,
  ProgressView,
  StageProgress,
} from '../../../core/contract.ts';
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

/** Num exame, a lição são as perguntas. */
const EXAM_WORDS: Record<ReaderState, string> = {
  read: 'perguntas respondidas',
  passed: 'exercício feito',
  both: 'exame feito',
};

const isExam = (id: string) => id.endsWith('/exame');
const wordOf = (id: string, state: ReaderState) => (isExam(id) ? EXAM_WORDS : WORDS)[state];

/** Em palavras, para o cabeçalho da lição. */
export function describe(concept: ConceptProgress | undefined, id = ''): string {
  const state = stateOf(concept);
  if (state !== undefined) return wordOf(id, state);
  const exercise = concept?.exercise;
  if (exercise !== undefined && exercise.tasksTotal > 0) {
    return `exercício: ${exercise.tasksPassed} de ${exercise.tasksTotal} tarefas`;
  }
  return isExam(id) ? 'ainda não fez o exame' : 'ainda não marcou esta lição';
}

/** Em palavras, para a etapa; `long` diz também como foi a última verificação. */
export function describeStage(stage: StageProgress | undefined, length: 'short' | 'long' = 'short'): string {
  const day = (iso: string) => new Intl.DateTimeFormat('pt-BR', { dateStyle: 'long' }).format(new Date(iso));
  if (stage === undefined)
    return length === 'short' ? 'ainda não verificou esta etapa' : 'Você ainda não verificou esta etapa';
  const passed = stage.passedAt === undefined ? 'ainda não passou' : `passou em ${day(stage.passedAt)}`;
  if (length === 'short') return passed;
  const how = stage.mode === 'url' ? 'pelo endereço' : 'por comando';
  return `Esta etapa ${passed}; a última verificação, ${how}, foi em ${day(stage.lastAt)}`;
}

function paintStations({ concepts, stages }: ProgressView): void {
  for (const node of document.querySelectorAll<HTMLElement>('[data-concept]:is(li, circle, g)')) {
    const id = node.dataset.concept ?? '';
    const state = stateOf(concepts[id]);
    paintStation(node, state, state && wordOf(id, state));
  }
  for (const node of document.querySelectorAll<HTMLElement>('li[data-stage]')) {
    const passed = stages[node.dataset.stage ?? '']?.passedAt !== undefined;
    paintStation(node, passed ? 'both' : undefined, 'passou');
  }
}

function paintStation(node: HTMLElement, state: ReaderState | undefined, word = ''): void {
  if (state === undefined) delete node.dataset.state;
  else node.dataset.state = state;
  node.querySelector('.state-word')?.remove();
  const link = node.querySelector(':scope > a');
  if (state !== undefined && link !== null)
    link.append(el('span', { class: 'state-word sr-only' }, ` (${word})`));
}

function paintCounts({ counts }: ProgressView): void {
  const show = (selector: string, key: string, from: Record<string, DoneCount>) => {
    for (const node of document.querySelectorAll<HTMLElement>(selector)) {
      const count = from[node.dataset[key] ?? ''];
      node.textContent =
        count === undefined || count.done === 0 ? '' : `você fez ${count.done} de ${count.ready}`;
    }
  };
  show('[data-count-module]', 'countModule', counts.modules);
  show('[data-count-level]', 'countLevel', counts.levels);
}

const NEXT_LABEL: Record<NextStep['kind'], string> = {
  ler: 'A seguir',
  verificar: 'Falta o exercício',
  etapa: 'A seguir, no projeto',
};

/** Para onde vai o próximo passo, e o que dizer dele. */
export function linkTo(next: NextStep): { href: string; label: string; title: string } {
  const page = next.kind === 'etapa' ? `/projeto-pratico/${next.id}/` : `/${next.id}/`;
  const href = next.kind === 'verificar' ? `${page}#exercício` : page;
  return { href, label: NEXT_LABEL[next.kind], title: next.title };
}

/** O botão da página inicial: começa, continua ou, sem nada pronto por fazer, leva ao mapa. */
function paintNext({ next, last }: ProgressView): void {
  const resume = document.querySelector<HTMLAnchorElement>('[data-resume]');
  if (resume === null || (next !== undefined && last === undefined)) return;
  const done = { href: '#caminho', label: 'Você concluiu o que está pronto', title: 'Rever o caminho' };
  const { href, label, title } = next === undefined ? done : linkTo(next);
  const resumed = next?.id === last && next?.kind === 'ler' ? 'Continue de onde parou' : label;
  resume.href = href;
  resume.replaceChildren(el('small', {}, resumed), el('span', {}, title));
}

function paintFacts({ concepts, stages }: ProgressView): void {
  const write = (selector: string, textOf: (node: HTMLElement) => string) => {
    for (const node of document.querySelectorAll<HTMLElement>(selector))
      node.querySelector('dd')?.replaceChildren(textOf(node));
  };
  write('[data-lesson-state]', ({ dataset: { lessonState = '' } }) =>
    describe(concepts[lessonState], lessonState),
  );
  write('[data-stage-state]', ({ dataset }) => describeStage(stages[dataset.stageState ?? '']));
}

/** Mostra o progresso em tudo o que está na página: paradas, contas, ficha e próximo passo. */
export function paint(view: ProgressView): void {
  paintStations(view);
  paintCounts(view);
  paintFacts(view);
  paintNext(view);
}
