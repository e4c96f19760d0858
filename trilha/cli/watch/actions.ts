import { openInEditor } from '../../core/editor.ts';
import { exerciseOf, findConcept, shortId } from '../../core/find.ts';
import { recordVisit } from '../../core/record.ts';
import { learnerPath } from '../../core/workspace.ts';
import { EXIT } from '../command.ts';
import { check } from '../commands/check.ts';
import { compare } from '../commands/compare.ts';
import { example } from '../commands/example.ts';
import { hint } from '../commands/hint.ts';
import { ADDRESS_WIDTH, list } from '../commands/list.ts';
import { browse } from '../commands/read.ts';
import { reset } from '../commands/reset.ts';
import { statement } from '../commands/statement.ts';
import { fromRoot, wrap } from '../terminal.ts';
import { sectionToReread } from './capture.ts';
import { listed, openList } from './list.ts';
import type { Session } from './session.ts';

/** O que cada tecla faz quando se vê um texto. */
const ACTIONS: Record<string, (session: Session) => unknown> = {
  enter: (session) => session.check(),
  escape: (session) => session.check(),
  e: (session) => session.show(statement),
  i: openLesson,
  x: chooseExample,
  d: (session) => session.show(hint),
  o: openEditor,
  p: (session) => move(session, 1),
  a: (session) => move(session, -1),
  l: openConcepts,
  t: checkAll,
  r: (session) =>
    session.ask('Recomeçar do arquivo inicial? O seu fica guardado numa cópia.', () => restart(session)),
  c: compareSolution,
  s: (session) => session.leave(EXIT.ok),
  q: (session) => session.leave(EXIT.ok),
};

/** Trata uma tecla, o número de um exemplo ou o nome de um conceito. */
export function act(session: Session, name: string, text: string): unknown {
  if (name === 'palavra') return goTo(session, text);
  if (/^[1-9]$/.test(name)) return runExample(session, Number(name));
  return ACTIONS[name]?.(session);
}

/** Vai ao conceito que a pessoa escreveu. @throws TrilhaError se ele não existe ou não tem exercício */
function goTo(session: Session, query: string): Promise<void> {
  const { catalog } = session.context;
  const concept = findConcept(catalog, query, session.concept.id);
  exerciseOf(concept, catalog);
  return session.enter(concept);
}

/** O que uma tecla alcança: de 1 a 9. Com mais exemplos que isto, a lista vem em partes. */
const DIGITS = 9;
const CHOICE = 'exemplos ';

/** O primeiro exemplo da parte que se vê, se é a escolha que se vê. */
const firstExample = ({ shown }: Session) =>
  shown.startsWith(CHOICE) ? Number(shown.slice(CHOICE.length)) : undefined;

/** Se o que se vê é uma falha, a seção a reler; senão, a lição inteira. */
function openLesson(session: Session): unknown {
  const section = sectionToReread(session.lines);
  if (section === undefined) return session.show(browse);
  session.restart(browse);
  return session.show(browse, { words: section });
}

function chooseExample(session: Session): unknown {
  const { examples } = session.concept;
  if (examples.length === 1) return runExample(session, 1);
  const { width } = session.context.terminal;
  const before = firstExample(session);
  const first = before !== undefined && before + DIGITS < examples.length ? before + DIGITS : 0;
  const rows = examples
    .slice(first, first + DIGITS)
    .flatMap(({ file, title }, at) =>
      wrap(`${file}  ${title}`, width, `  [${at + 1}] `, '      ').split('\n'),
    );
  const more = examples.length > DIGITS ? ` Os outros (são ${examples.length}): [x].` : '';
  const question = wrap(`Que programa rodar? Digite o número.${more}`, width).split('\n');
  return session.text(`${CHOICE}${first}`, [...question, '', ...rows]);
}

function runExample(session: Session, number: number): unknown {
  const chosen = session.concept.examples[(firstExample(session) ?? 0) + number - 1];
  session.restart(example);
  return chosen && session.show(example, { words: [session.concept.id, chosen.file] });
}

async function openEditor(session: Session): Promise<void> {
  const { book, terminal } = session.context;
  const file = learnerPath(book, session.concept);
  const { opened, editor } = await openInEditor(file);
  const problem =
    editor === undefined ? 'Nenhum editor foi achado.' : `O comando “${editor}” não abriu o arquivo.`;
  const way = `Abra ${fromRoot(book, file)} no seu editor, ou diga o comando dele antes de entrar, como em TRILHA_EDITOR="code -r" npx trilha.`;
  const text = opened ? `Aberto com ${editor}.` : `${problem} ${way}`;
  session.text('editor', wrap(text, terminal.width).split('\n'));
}

function move(session: Session, step: number): unknown {
  const all = listed(session.context.catalog, session.refresh(), openList());
  const next = all[all.findIndex(({ id }) => id === session.concept.id) + step];
  if (next) return session.enter(next);
  const end = step > 0 ? 'Este é o último exercício pronto.' : 'Este é o primeiro exercício.';
  return session.text('fim', [end]);
}

function openConcepts(session: Session): unknown {
  if (session.screen.linear) return session.show(list, { words: [] });
  return session.openList(openList());
}

async function checkAll(session: Session): Promise<void> {
  const signal = session.interrupt();
  const { catalog, book } = session.context;
  const progress = session.refresh();
  const begun = listed(catalog, progress, openList()).filter(({ id }) => progress.concepts[id]?.exercise);
  const lines = [`Verificando de novo o que você já tentou (${begun.length})…`, ''];
  for (const concept of begun) {
    session.text('todos', [...lines]);
    let shown = '';
    const onText = (text: string) => {
      shown = text;
    };
    await session.quiet(check, signal, { words: [concept.id], onText });
    if (signal.aborted) return;
    const summary = /^(?:✔|✖|○|\?) [\p{L} ]+(?=:)/mu.exec(shown)?.[0] ?? '✖ falhou';
    lines.push(`  ${summary.padEnd(13)}  ${shortId(concept).padEnd(ADDRESS_WIDTH)}  ${concept.title}`);
  }
  await recordVisit(book, session.concept);
  session.refresh();
  session.text('todos', [...lines, '', 'Fim.']);
}

function compareSolution(session: Session): unknown {
  if (session.refresh().concepts[session.concept.id]?.exercise?.passedAt) return session.show(compare);
  const anyway = () => session.show(compare, { values: { sim: true } });
  return session.ask('O seu exercício ainda não passou. Ver a solução mesmo assim?', anyway);
}

async function restart(session: Session): Promise<void> {
  await session.quiet(reset, session.interrupt());
  await session.check();
}
