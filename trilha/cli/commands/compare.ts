import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TrilhaError } from '../../core/errors.ts';
import { shortId } from '../../core/find.ts';
import { exerciseOf, learnerFile } from '../../core/workspace.ts';
import { type Command, chooseConcept, EXIT } from '../command.ts';
import { renderMarkdown } from '../markdown.ts';

export const compare: Command = {
  name: 'comparar',
  usage: 'comparar [conceito] [--sim]',
  summary: 'a solução do livro e a explicação dela, depois que a sua passa (ou com --sim)',
  run(context, args) {
    const { book, terminal, progress } = context;
    const concept = chooseConcept(
      context,
      args.find((arg) => !arg.startsWith('--')),
    );
    const { path } = exerciseOf(concept);
    if (!progress.concepts[concept.id]?.exercise?.passedAt && !args.includes('--sim')) {
      throw new TrilhaError(
        'NOT_PASSED',
        'A sua solução ainda não passou; ver a do livro agora tira a graça.',
        `Se quiser mesmo assim: npx trilha comparar ${shortId(concept)} --sim`,
      );
    }
    const source = (name: string) => readFileSync(join(book.root, path, name), 'utf8');
    terminal.line(terminal.paint('bold', `${path}/solucao.ts\n`));
    terminal.line(source('solucao.ts'));
    terminal.line(renderMarkdown(source('solucao.md'), terminal));
    terminal.line(`\n→ A sua: ${learnerFile(book, concept)}`);
    return EXIT.ok;
  },
};
