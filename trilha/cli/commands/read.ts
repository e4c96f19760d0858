import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortId } from '../../core/find.ts';
import { parseDocument } from '../../core/front-matter.ts';
import { recordLesson } from '../../core/record.ts';
import { type Command, chooseConcept, EXIT, mustBeReady } from '../command.ts';
import { renderMarkdown } from '../markdown.ts';

export const read: Command = {
  name: 'ler',
  usage: 'ler [conceito] [--respostas]',
  summary: 'a lição no terminal; --respostas mostra as do Confira',
  async run(context, args) {
    const { book, terminal } = context;
    const concept = mustBeReady(
      chooseConcept(
        context,
        args.find((arg) => !arg.startsWith('--')),
      ),
    );
    const file = concept.lesson ?? '';
    const { body } = parseDocument(readFileSync(join(book.root, file), 'utf8'), file);
    const minutes = concept.minutes ? ` · ${concept.minutes} min` : '';
    terminal.line(terminal.paint(['bold', 'underline'], concept.title));
    terminal.line(terminal.paint('dim', `${shortId(concept)}${minutes} · ${file}\n`));
    terminal.line(renderMarkdown(body, terminal, { answers: args.includes('--respostas') }));
    await recordLesson(book, concept, true);
    terminal.line(
      `\n→ Próximo: npx trilha ${concept.exercise ? 'verificar' : 'exemplo'} ${shortId(concept)}`,
    );
    return EXIT.ok;
  },
};
