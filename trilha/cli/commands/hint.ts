import { shortId } from '../../core/find.ts';
import { readHints, revealHint } from '../../core/hints.ts';
import { type Command, chooseExercise, EXIT } from '../command.ts';
import { renderMarkdown } from '../markdown.ts';

export const hint: Command = {
  name: 'dica',
  usage: 'dica [conceito] [--reler]',
  summary: 'mais uma dica, da mais vaga à mais precisa; --reler mostra as já vistas',
  words: 1,
  options: { reler: 'boolean' },
  async run(context, { words, values }) {
    const { book, terminal } = context;
    const concept = chooseExercise(context, words[0]);
    const before = readHints(book, concept);
    const again = values.reler === true;
    const hints = again ? before : await revealHint(book, concept);
    const fresh = again ? hints.shown : hints.shown.slice(-1);
    for (const [at, { title, markdown }] of fresh.entries()) {
      const number = hints.shown.length - fresh.length + at + 1;
      const count = terminal.paint('dim', ` · dica ${number} de ${hints.total}`);
      terminal.line(terminal.paint('bold', title) + count);
      terminal.line(`${renderMarkdown(markdown, terminal, { file: `${concept.exercise.path}/dicas.md` })}\n`);
    }
    const left = hints.total - hints.shown.length;
    if (left > 0)
      terminal.line(
        `→ Ainda há ${left} ${left === 1 ? 'dica' : 'dicas'}: npx trilha dica ${shortId(concept)}`,
      );
    else terminal.line(`→ Era a última dica. Releia com: npx trilha dica ${shortId(concept)} --reler`);
    return EXIT.ok;
  },
};
