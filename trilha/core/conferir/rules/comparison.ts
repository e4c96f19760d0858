import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLesson, sectionNamed } from '../lesson.ts';
import type { ConceptContext, ConceptRule, Report } from '../types.ts';

const MEASURED = /^Medido em .*$/m;
const DATE = /\d{4}-\d{2}-\d{2}|\d{2}\/\d{2}\/\d{4}/;

/** A tabela traz números medidos: onde, quando, por qual comando, e o relatório que os guarda. */
export const comparison: ConceptRule = {
  id: 'comparacao',
  next: 'meça com node medir.ts --gravar e escreva a linha “Medido em” com a data do relatório',
  check(context) {
    const section = sectionNamed(readLesson(context), 'Comparação');
    if (!section) return [];
    const at = (message: string): Report => ({ line: section.line, message });
    const reports: Report[] = [];
    if (!/^\|?\s*:?-{3,}/m.test(section.text)) reports.push(at('“Comparação” não tem tabela'));
    const measured = MEASURED.exec(section.text)?.[0];
    if (measured === undefined)
      return [...reports, at('falta a linha “Medido em DATA, MÁQUINA, com `COMANDO`.”')];
    if (!DATE.test(measured)) reports.push(at('a linha “Medido em” não tem data (AAAA-MM-DD ou DD/MM/AAAA)'));
    if (!/`[^`]+`/.test(measured)) reports.push(at('a linha “Medido em” não tem o comando entre crases'));
    return [...reports, ...checkReport(context, measured).map(at)];
  },
};

function checkReport({ book, concept }: ConceptContext, measured: string): string[] {
  const folder = join(book.root, concept.moduleId, 'exemplos', concept.slug);
  const missing = ['medir.ts', 'medir.gerado.json'].filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0)
    return missing.map((file) => `falta exemplos/${concept.slug}/${file}, de onde vêm os números`);
  const { date } = JSON.parse(readFileSync(join(folder, 'medir.gerado.json'), 'utf8')) as { date?: string };
  const [year = '', month = '', day = ''] = (date ?? '').slice(0, 10).split('-');
  const written = [`${year}-${month}-${day}`, `${day}/${month}/${year}`];
  return written.some((text) => measured.includes(text))
    ? []
    : [`a data não é a do relatório (${written[0]})`];
}
