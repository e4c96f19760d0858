import { rereadOf } from '../../../find.ts';
import { anchorsOf, readLesson, readMarkdown } from '../../lesson.ts';
import { missingFrom, readText } from '../../subjects.ts';
import type { ConceptContext, ConceptRule, Report } from '../../types.ts';
import { declaredTasks, folderOf } from './folder.ts';

const NUMBERS = 'zero uma duas três quatro cinco seis sete oito nove dez onze doze'.split(' ');
/** Palavras que não existem em português e aparecem em quase toda frase em inglês. */
const ENGLISH = /\b(the|and|of|with|should|returns?|when|is|to|adds?|throws?)\b/i;
/** “São nove tarefas”, “roda nove tarefas”; “as duas primeiras tarefas” é outra conta. */
const COUNT = /\b(?:são|roda|há|tem|traz) (\d+|\p{L}+) tarefas\b/giu;

/** O que o teste declara: quem falha lê o título e segue a seção. */
export const tasks: ConceptRule = {
  id: 'tarefas',
  next: 'acerte exercicio.test.ts: números em ordem, um título em português para cada tarefa e seções que existem',
  applies: ({ concept }) => concept.exercise !== undefined,
  async check(context) {
    if (missingFrom(context, folderOf(context), ['exercicio.test.ts', 'solucao.ts']).length > 0) return [];
    const file = `${folderOf(context)}/exercicio.test.ts`;
    const declared = await declaredTasks(context);
    if ('broken' in declared) return [{ file, message: `o teste não se lê: ${declared.broken}` }];
    const titles = declared.tasks.map(({ title }) => title.trim());
    const messages = declared.tasks.flatMap(({ number, section }, index) => {
      const title = titles[index] ?? '';
      return [
        ...(hasSection(context, section)
          ? []
          : [`a tarefa ${number} manda reler “${section}”, que não é seção da lição`]),
        ...(title === '' ? [`a tarefa ${number} não tem título`] : []),
        ...(titles.indexOf(title) < index ? [`a tarefa ${number} repete o título “${title}”`] : []),
        ...(ENGLISH.test(title) ? [`o título da tarefa ${number} não está em português: “${title}”`] : []),
      ];
    });
    const outside = importsOf(readText(context, file)).map(
      (target) => `o teste importa ${target}, que não vai para a pasta do leitor`,
    );
    return [
      ...[...messages, ...outside].map((message) => ({ file, message })),
      ...checkCount(context, declared.tasks.length),
    ];
  },
};

function hasSection({ book, catalog, concept }: ConceptContext, section: string): boolean {
  const target = rereadOf(catalog, concept, section);
  const lesson = target.concept?.lesson;
  return lesson !== undefined && anchorsOf(readMarkdown(book.root, lesson)).has(target.anchor);
}

/** O que se importa da pasta, menos os tipos, que somem antes de rodar, e `apoio/`, que vai junto. */
function importsOf(source: string): string[] {
  const found = source.matchAll(/^import (?!type\b)[^;]*?from '(\.{1,2}\/[^']+)'/gm);
  return [...found].map(([, target = '']) => target).filter((target) => !target.startsWith('./apoio/'));
}

function checkCount(context: ConceptContext, count: number): Report[] {
  const lesson = readLesson(context).sections.find(({ title }) => title === 'Exercício');
  const readme = `${folderOf(context)}/README.md`;
  const texts = [
    { file: readme, text: readText(context, readme) },
    { file: context.file, text: lesson?.text ?? '' },
  ];
  return texts.flatMap(({ file, text }) =>
    [...text.matchAll(COUNT)].flatMap(([phrase, said = '']): Report[] => {
      const number = /^\d+$/.test(said) ? Number(said) : NUMBERS.indexOf(said.toLowerCase());
      return number < 1 || number === count
        ? []
        : [{ file, message: `o texto diz “${phrase}”, e são ${count}`, next: 'acerte a conta no texto' }];
    }),
  );
}
