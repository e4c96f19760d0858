import { readMarkdown } from '../lesson.ts';
import { readText } from '../subjects.ts';
import type { Report, Rule, RuleContext } from '../types.ts';

/** A marca que os modelos de `npx trilha novo` deixam em cada lugar; o texto vai até o fim da linha ou do comentário. */
const MARK = /POR ESCREVER: (.*?)\s*(?:-->|\*\/|"?,?$)/;
const TEXT = /\.(md|ts|json)$/;

export const isUnwritten = (context: RuleContext): boolean => marksOf(context).length > 0;

function marksOf(context: RuleContext): Report[] {
  return context.files
    .filter((file) => TEXT.test(file))
    .flatMap((file) =>
      readText(context, file)
        .split('\n')
        .flatMap((text, index): Report[] => {
          const what = MARK.exec(text)?.[1];
          return what === undefined ? [] : [{ file, line: index + 1, message: `por escrever: ${what}` }];
        }),
    );
}

/** Um rascunho não aparece como pronto: ou falta escrever, ou falta dizer que acabou. */
export const unwritten: Rule = {
  id: 'por-escrever',
  next: 'escreva e apague a marca; as outras regras esperam até não sobrar nenhuma',
  partial: true,
  check(context) {
    const marks = marksOf(context);
    if (marks.length > 0 || !context.files.includes(context.file)) return marks;
    const { data } = readMarkdown(context.book.root, context.file);
    if (data.draft !== true) return [];
    const next = 'tire “draft: true” do cabeçalho quando a revisão terminar';
    return [{ line: 1, message: 'o texto está completo e continua como rascunho', next }];
  },
};
