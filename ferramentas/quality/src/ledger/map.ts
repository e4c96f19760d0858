import type { Catalog, Concept, Module, Stage } from '@trilha/trilha';
import type { Chapter } from './model.ts';
import { summary } from './render.ts';

const moduleRow = ({ id, title, concepts }: Module) => {
  const ready = concepts.filter((concept) => concept.ready);
  const name = ready.length > 0 ? `[${id}](${id}/README.md)` : `\`${id}\``;
  return `| ${name} | ${title} | ${ready.length} de ${concepts.length} | ${ready.map(conceptLink).join(', ') || 'em preparação'} |`;
};

const conceptLink = ({ title, lesson }: Concept) => `[${title}](${lesson})`;

const stageRow = (chapters: readonly Chapter[]) => (stage: Stage) => {
  const number = String(stage.number).padStart(2, '0');
  const name = stage.readme ? `[\`${stage.id}\`](${stage.readme})` : `\`${stage.id}\``;
  const chapter = chapters.find(({ id }) => id === `palco-${number}`);
  const statement = stage.ready ? 'prontos' : 'em preparação';
  return `| ${name} | ${stage.title} | ${statement} | ${chapter ? summary(chapter) : ''} |`;
};

/** O mapa do README: o que está pronto e o que não está, lido das pastas e do livro de promessas. O aquecimento fica fora. */
export function renderMap(catalog: Catalog, chapters: readonly Chapter[]): string {
  return [
    '| Módulo | Assunto | Conceitos prontos | Quais |',
    '|---|---|---|---|',
    ...catalog.modules.filter((module) => !module.warmUp).map(moduleRow),
    '',
    '| Etapa | Assunto | Enunciado e verificações | O que o Palco já promete e prova |',
    '|---|---|---|---|',
    ...catalog.stages.map(stageRow(chapters)),
  ].join('\n');
}
