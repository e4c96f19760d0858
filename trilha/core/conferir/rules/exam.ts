import { isExam } from '../../find.ts';
import { readLesson, type Section } from '../lesson.ts';
import type { ConceptContext, ConceptRule, Report } from '../types.ts';

const [FEWEST, MOST] = [8, 12];
const OPENING = 'Como é o exame';
const ENDING = ['Exercício', 'Depois do exame'];

/** De 8 a 12 perguntas, cada uma com uma resposta certa, o porquê de cada outra e a seção que se relê. */
export const exam: ConceptRule = {
  id: 'exame',
  next: 'escreva a pergunta como em docs/escrevendo-conteudo.md, “O exame de um módulo”',
  applies: ({ concept }) => isExam(concept),
  check(context) {
    const { sections } = readLesson(context);
    const questions = sections.slice(1, -ENDING.length);
    const ends = [sections[0]?.title, ...sections.slice(-ENDING.length).map(({ title }) => title)];
    const expected = [OPENING, ...ENDING];
    return [
      ...(ends.join() === expected.join()
        ? []
        : [{ message: `o exame abre com “${OPENING}” e fecha com “${ENDING.join('” e “')}”` }]),
      ...(questions.length >= FEWEST && questions.length <= MOST
        ? []
        : [{ message: `são ${questions.length} perguntas; são de ${FEWEST} a ${MOST}` }]),
      ...questions.flatMap((section, index) =>
        [...titleDefects(section, index + 1), ...questionDefects(section)].map((message) => ({
          line: section.line,
          message: `pergunta ${index + 1}: ${message}`,
        })),
      ),
      ...uncovered(context, questions),
    ];
  },
};

const titleDefects = ({ title }: Section, number: number): string[] =>
  title.startsWith(`${number}. `) ? [] : [`o título começa com “${number}. ”`];

const HIDDEN = /\n<details>\s*<summary>Resposta<\/summary>\s*\n\s*\n([\s\S]*?)\n<\/details>/;
/** `- **B.** texto`: a chave de uma alternativa, ou o que alguém responderia. */
const ITEM = /^- \*\*(.+?)\.\*\* ?(.*)$/gm;
const REREAD = /\]\((\d\d-[a-z0-9-]+)\.md#[^)]+\)/;

function questionDefects({ text }: Section): string[] {
  const [whole, hidden] = HIDDEN.exec(text) ?? [];
  if (whole === undefined || hidden === undefined)
    return ['falta <details> com <summary>Resposta</summary>, linha em branco e a resposta'];
  const right = /^\*\*(.+?)\.\*\* \S/.exec(hidden.trim())?.[1];
  if (right === undefined) return ['a resposta começa com a certa em negrito, “**B.** ”, e o porquê dela'];
  const choices = keysOf(text.slice(0, text.indexOf(whole)));
  const explained = keysOf(hidden);
  return [
    ...(choices.length === 0 ? writtenDefects(right, explained) : choiceDefects(right, choices, explained)),
    ...(REREAD.test(hidden) ? [] : ['a resposta não tem o link para a seção da lição que se relê']),
  ];
}

/** As chaves dos itens com texto, na ordem. */
const keysOf = (text: string): string[] =>
  [...text.matchAll(ITEM)].flatMap(([, key = '', body = '']) => (body.trim() === '' ? [] : [key]));

function choiceDefects(right: string, choices: string[], explained: string[]): string[] {
  const letters = [...'ABCDEF'].slice(0, choices.length);
  const wrong = letters.filter((letter) => letter !== right);
  return [
    ...(choices.length >= 3 && choices.join() === letters.join()
      ? []
      : [`as alternativas são três ou mais, de A em diante, e vieram ${choices.join(', ')}`]),
    ...(letters.includes(right) ? [] : [`a resposta ${right} não é uma das alternativas`]),
    ...(explained.join() === wrong.join()
      ? []
      : [
          `a resposta explica ${wrong.join(', ')}, uma a uma, e explicou ${explained.join(', ') || 'nenhuma'}`,
        ]),
  ];
}

function writtenDefects(right: string, explained: string[]): string[] {
  return [
    ...(explained.length >= 2 ? [] : ['uma resposta escrita explica duas erradas ou mais, como itens']),
    ...(explained.includes(right) ? [`a resposta ${right} também está entre as erradas`] : []),
  ];
}

/** Todo conceito do módulo tem uma pergunta que manda reler a lição dele. */
function uncovered({ catalog, concept }: ConceptContext, questions: readonly Section[]): Report[] {
  const seen = new Set(questions.map(({ text }) => REREAD.exec(text)?.[1]));
  const module = catalog.modules.find(({ id }) => id === concept.moduleId);
  return (module?.concepts ?? [])
    .filter(({ slug, lesson }) => lesson !== undefined && !seen.has(slug))
    .map(({ title }) => ({ message: `nenhuma pergunta manda reler “${title}”` }));
}
