import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortId } from '../../core/find.ts';
import { parseDocument } from '../../core/front-matter.ts';
import { learnerFile } from '../../core/workspace.ts';
import { type Command, chooseExercise, EXIT } from '../command.ts';
import { renderMarkdown } from '../markdown.ts';
import { fromRoot, wrap } from '../terminal.ts';

export const statement: Command = {
  name: 'enunciado',
  usage: 'enunciado [conceito]',
  summary: 'o que o exercício pede e em que arquivo escrever',
  words: 1,
  run(context, { words }) {
    const { book, terminal } = context;
    const concept = chooseExercise(context, words[0]);
    const { path, title } = concept.exercise;
    const file = `${path}/README.md`;
    const { body } = parseDocument(readFileSync(join(book.root, file), 'utf8'), file);
    terminal.line(terminal.paint(['bold', 'underline'], title));
    terminal.line(terminal.paint('dim', `${wrap(`${shortId(concept)} · ${file}`, terminal.width)}\n`));
    terminal.line(renderMarkdown(body, terminal, { file }));
    terminal.line(`\n→ Escreva em ${fromRoot(book, learnerFile(book, concept))}`);
    terminal.line(`→ Verifique: npx trilha verificar ${shortId(concept)}`);
    return EXIT.ok;
  },
};
