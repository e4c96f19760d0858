import { shortId } from '../../find.ts';
import { missingFrom, readJson } from '../subjects.ts';
import type { ConceptContext } from '../types.ts';
import { sectionRule } from './sections.ts';

const DATE = /\d{4}-\d{2}-\d{2}|\d{2}\/\d{2}\/\d{4}/;

/** A tabela traz números medidos: onde, quando, por qual comando, e o relatório que os guarda. */
export const comparison = sectionRule(
  'comparacao',
  'Comparação',
  'meça com node medir.ts --gravar e escreva a linha “Medido em” com a data do relatório',
  ({ text }, context) => {
    const table = /^\|?\s*:?-{3,}/m.test(text) ? [] : ['“Comparação” não tem tabela'];
    const measured = /^Medido em .*$/m.exec(text)?.[0];
    if (measured === undefined) return [...table, 'falta a linha “Medido em DATA, MÁQUINA, com `COMANDO`.”'];
    const command = /`([^`]+)`/.exec(measured)?.[1];
    const measure = `npx trilha medir ${shortId(context.concept)}`;
    return [
      ...table,
      ...(DATE.test(measured) ? [] : ['a linha “Medido em” não tem data (AAAA-MM-DD ou DD/MM/AAAA)']),
      ...(command === undefined ? ['a linha “Medido em” não tem o comando entre crases'] : []),
      ...(command?.startsWith('npx trilha medir') && command !== measure
        ? [`a linha “Medido em” cita “${command}”, e o comando daqui é “${measure}”`]
        : []),
      ...checkReport(context, measured),
    ];
  },
);

function checkReport(context: ConceptContext, measured: string): string[] {
  const { moduleId, slug } = context.concept;
  const folder = `${moduleId}/exemplos/${slug}`;
  const missing = missingFrom(context, folder, ['medir.ts', 'medir.gerado.json']);
  if (missing.length > 0)
    return missing.map((file) => `falta exemplos/${slug}/${file}, de onde vêm os números`);
  const { date = '' } = readJson<{ date?: string }>(context, `${folder}/medir.gerado.json`);
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
  const written = [`${year}-${month}-${day}`, `${day}/${month}/${year}`];
  return [
    ...(written.some((text) => measured.includes(text))
      ? []
      : [`a data não é a do relatório (${written[0]})`]),
    ...(Date.parse(date) > Date.now() ? [`a data do relatório ainda não chegou (${written[0]})`] : []),
  ];
}
