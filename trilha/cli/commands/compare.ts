import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TrilhaError } from '../../core/errors.ts';
import { shortId } from '../../core/find.ts';
import { learnerFile } from '../../core/workspace.ts';
import { type Command, chooseExercise, EXIT } from '../command.ts';
import { renderMarkdown } from '../markdown.ts';
import { fromRoot } from '../terminal.ts';

export const compare: Command = {
  name: 'comparar',
  usage: 'comparar [conceito] [--sim]',
  summary: 'a solução do livro e a explicação dela, depois que a sua passa (ou com --sim)',
  words: 1,
  options: { sim: 'boolean' },
  run(context, { words, values }) {
    const { book, terminal, progress } = context;
    const concept = chooseExercise(context, words[0]);
    const { path } = concept.exercise;
    if (!progress.concepts[concept.id]?.exercise?.passedAt && !values.sim) {
      throw new TrilhaError(
        'NOT_PASSED',
        'A sua solução ainda não passou; ver a do livro agora tira a graça do exercício.',
        `Se quiser mesmo assim: npx trilha comparar ${shortId(concept)} --sim`,
      );
    }
    const source = (name: string) => readFileSync(join(book.root, path, name), 'utf8');
    terminal.line(terminal.paint('bold', `${path}/solucao.ts\n`));
    terminal.line(source('solucao.ts'));
    terminal.line(renderMarkdown(source('solucao.md'), terminal, { file: `${path}/solucao.md` }));
    terminal.line(`\n→ A sua: ${fromRoot(book, learnerFile(book, concept))}`);
    return EXIT.ok;
  },
};
