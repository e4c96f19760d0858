import { fold } from '../../../find.ts';
import { LEVEL_NAMES } from '../../../summary.ts';
import { emptySections, type Lesson, plainText, readMarkdown } from '../../lesson.ts';
import type { Report, StageContext, StageRule } from '../../types.ts';

/** As seções de todo enunciado, nesta ordem; outras podem vir entre elas. “O contrato” começa o título. */
const SECTIONS = [
  'A história',
  'Rode em cinco minutos',
  'A teoria que ajuda',
  'O contrato',
  'Tarefas',
  'O que a verificação faz',
  'Erros comuns',
  'Indo além',
  'Fontes',
];
const MIN_SOURCES = 3;

const readmeOf = ({ book, file }: StageContext) => readMarkdown(book.root, file);

/** O README se lê no GitHub, onde um cabeçalho YAML vira uma tabela: os mesmos dados vão em uma linha de texto. */
export const stageOpening: StageRule = {
  id: 'etapa-abertura',
  next: 'abra com “# Etapa NN: título” e a linha “Nível … · N a M horas · antes dela: …”',
  check(context) {
    const { nodes } = readmeOf(context);
    const { number, level, title: planned } = context.stage;
    const heading = nodes.find(({ node }) => node.type === 'heading');
    const title = heading ? plainText(heading.node) : '';
    const reports: Report[] = [];
    const wantedTitle = `Etapa ${String(number).padStart(2, '0')}: ${planned}`;
    if (fold(title) !== fold(wantedTitle))
      reports.push({
        line: heading?.line ?? 1,
        message: `o título é “${title}”, e no plano, “${wantedTitle}”`,
      });
    const lines = nodes.filter(({ node }) => node.type === 'paragraph').map(({ node }) => plainText(node));
    const wanted = `Nível ${LEVEL_NAMES[level]} · `;
    if (!lines.some((text) => text.startsWith(wanted) && /\d horas? · antes dela: \S/.test(text)))
      reports.push({ line: 1, message: `falta a linha “${wanted}N a M horas · antes dela: …”` });
    return reports;
  },
};

export const stageSections: StageRule = {
  id: 'etapa-secoes',
  next: 'escreva as seções do contrato nesta ordem; as próprias da etapa podem vir entre elas',
  check(context) {
    const readme = readmeOf(context);
    const { sections } = readme;
    const titles = sections.map(({ title }) => title);
    const places = SECTIONS.map((wanted) => titles.findIndex((title) => title.startsWith(wanted)));
    const reports: Report[] = SECTIONS.flatMap((wanted, index): Report[] => {
      if (places[index] === -1) return [{ message: `falta a seção “${wanted}”` }];
      const before = places.slice(0, index).some((place) => place > (places[index] ?? 0));
      const line = sections[places[index] ?? 0]?.line ?? 1;
      return before ? [{ line, message: `“${wanted}” está antes da hora` }] : [];
    });
    const repeated = sections.filter(({ title }, index) => titles.indexOf(title) < index);
    return [
      ...reports,
      ...repeated.map(({ title, line }) => ({ line, message: `a seção “${title}” se repete` })),
      ...emptySections(readme),
      ...checkSources(readme),
    ];
  },
};

function checkSources({ sections }: Lesson): Report[] {
  const section = sections.at(-1);
  const cited = section?.nodes.flatMap(({ node }) =>
    node.type === 'link' && /^https?:/.test(node.url) ? node.url : [],
  );
  const count = new Set(cited).size;
  return count >= MIN_SOURCES
    ? []
    : [{ line: section?.line ?? 1, message: `são ${count} fontes diferentes; o mínimo é três, primárias` }];
}
