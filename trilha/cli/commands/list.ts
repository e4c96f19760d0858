import type { Concept, Progress } from '../../core/contract.ts';
import { shortId } from '../../core/find.ts';
import { type Command, EXIT } from '../command.ts';

/** O sinal vem com palavra: quem ouve a tela também precisa saber. */
function stateOf(concept: Concept, progress: Progress): string {
  const entry = progress.concepts[concept.id];
  if (!concept.ready) return 'em breve';
  if (entry?.exercise?.passedAt) return '✔ feito';
  if (entry?.lesson || entry?.exercise || entry?.examples) return '▸ começado';
  return 'pronto';
}

export const list: Command = {
  name: 'lista',
  usage: 'lista [--tudo]',
  summary: 'módulos e conceitos; --tudo inclui os que ainda não foram escritos',
  run({ catalog, progress, terminal }, args) {
    const { totals } = catalog;
    for (const module of catalog.modules) {
      const ready = module.concepts.filter((concept) => concept.ready);
      terminal.line(
        terminal.paint('bold', `${module.id.slice(0, 2)}  ${module.title}`) +
          `  ${ready.length} de ${module.concepts.length}`,
      );
      for (const concept of args.includes('--tudo') ? module.concepts : ready) {
        terminal.line(`    ${shortId(concept)}  ${stateOf(concept, progress).padEnd(10)}  ${concept.title}`);
      }
    }
    terminal.line(
      terminal.paint('bold', `\nProjeto prático  ${totals.stages.ready} de ${totals.stages.planned}`),
    );
    for (const stage of catalog.stages.filter((each) => each.ready || args.includes('--tudo'))) {
      const state = progress.stages[stage.id]?.passedAt ? '✔ feito' : stage.ready ? 'pronto' : 'em breve';
      terminal.line(`    ${String(stage.number).padStart(2, '0')}     ${state.padEnd(10)}  ${stage.title}`);
    }
    return EXIT.ok;
  },
};
