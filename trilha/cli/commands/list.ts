import type { Concept, Progress } from '../../core/contract.ts';
import { lessonsOf, shortId } from '../../core/find.ts';
import { type Command, EXIT } from '../command.ts';
import { row } from '../terminal.ts';

/** `01/exame` é o endereço mais comprido. */
export const ADDRESS_WIDTH = 8;

/** O sinal vem com palavra: quem ouve a tela também precisa saber. */
export function stateOf(concept: Concept, progress: Progress): string {
  const entry = progress.concepts[concept.id];
  if (concept.broken !== undefined) return '✖ com defeito';
  if (!concept.ready) return 'em preparação';
  if (entry?.exercise?.passedAt) return '✔ feito';
  if (entry?.lesson || entry?.exercise || entry?.examples) return '▸ começado';
  return 'pronto';
}

export const list: Command = {
  name: 'lista',
  usage: 'lista [--tudo]',
  summary: 'módulos e conceitos; --tudo inclui os que ainda não foram escritos',
  words: 0,
  options: { tudo: 'boolean' },
  run({ catalog, progress, terminal }, { values }) {
    const { totals } = catalog;
    for (const module of catalog.modules) {
      const ready = module.concepts.filter((concept) => concept.ready);
      terminal.line(
        terminal.paint('bold', `${module.id.slice(0, 2)}  ${module.title}`) +
          `  ${ready.length} de ${module.concepts.length}`,
      );
      for (const concept of lessonsOf(module).filter(
        (each) => values.tudo || each.ready || each.broken !== undefined,
      )) {
        const state = stateOf(concept, progress).padEnd(13);
        terminal.line(
          row(`    ${shortId(concept).padEnd(ADDRESS_WIDTH)}  ${state}  `, concept.title, terminal.width),
        );
      }
    }
    terminal.line(
      terminal.paint('bold', `\nProjeto prático  ${totals.stages.ready} de ${totals.stages.planned}`),
    );
    for (const stage of catalog.stages.filter((each) => each.ready || values.tudo)) {
      const state = progress.stages[stage.id]?.passedAt
        ? '✔ feita'
        : stage.ready
          ? 'pronta'
          : 'em preparação';
      const head = `    ${String(stage.number).padStart(2, '0').padEnd(ADDRESS_WIDTH)}  ${state.padEnd(13)}  `;
      terminal.line(row(head, stage.title, terminal.width));
    }
    return EXIT.ok;
  },
};
