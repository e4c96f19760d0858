import { LEVEL_NAMES, summarize } from '../../core/summary.ts';
import { type Command, EXIT } from '../command.ts';
import { row } from '../terminal.ts';

const BAR = 12;

export const progress: Command = {
  name: 'progresso',
  usage: 'progresso',
  summary: 'o que você já fez, por módulo e por nível',
  words: 0,
  run({ catalog, progress: current, terminal }) {
    const { modules, stages, changed } = summarize(catalog, current);
    for (const { title, level, warmUp, done, ready, exam } of modules) {
      const filled = ready === 0 ? 0 : Math.round((done / ready) * BAR);
      const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
      const name = warmUp ? 'opcional' : LEVEL_NAMES[level];
      const what = ready === 0 ? `${name}, em preparação` : name + (exam ? ', com o exame' : '');
      terminal.line(row(`${bar}  ${done} de ${ready}  `, `${title} (${what})`, terminal.width));
    }
    terminal.line(`\nProjeto prático: etapas feitas, ${stages.done} de ${stages.ready}`);
    for (const title of changed)
      terminal.line(`O exercício de “${title}” mudou depois que você passou nele.`);
    terminal.line('→ Continue: npx trilha');
    return EXIT.ok;
  },
};
