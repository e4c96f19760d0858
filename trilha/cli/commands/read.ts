import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortId } from '../../core/find.ts';
import { parseDocument } from '../../core/front-matter.ts';
import { findPart, lessonParts } from '../../core/lesson-parts.ts';
import { recordLesson } from '../../core/record.ts';
import {
  type Command,
  type CommandContext,
  chooseConcept,
  EXIT,
  type Input,
  mustBeReady,
} from '../command.ts';
import { renderMarkdown } from '../markdown.ts';
import { wrap } from '../terminal.ts';

export const read: Command = {
  name: 'ler',
  usage: 'ler [conceito] [seção] [--respostas]',
  summary:
    'a lição, ou uma seção dela, no terminal; --respostas mostra também as respostas de “Confira” e do exame',
  words: 2,
  options: { respostas: 'boolean' },
  async run(context, input) {
    const status = showLesson(context, input);
    if (input.words[1] === undefined)
      await recordLesson(context.book, chooseConcept(context, input.words[0]), true);
    return status;
  },
};

/** A mesma lição sem a anotar como lida: na sessão, é chegar ao fim dela que a anota. */
export const browse: Command = { ...read, run: showLesson };

function showLesson(context: CommandContext, { words, values }: Input): number {
  const { book, terminal } = context;
  const concept = mustBeReady(chooseConcept(context, words[0]));
  const id = shortId(concept);
  const file = concept.lesson ?? '';
  const { body } = parseDocument(readFileSync(join(book.root, file), 'utf8'), file);
  const options = { answers: values.respostas === true, file };
  if (words[1] !== undefined) {
    terminal.line(renderMarkdown(findPart(lessonParts(body), words[1]).markdown, terminal, options));
    terminal.line(`\n→ A lição inteira: npx trilha ler ${id}`);
    return EXIT.ok;
  }
  const minutes = concept.minutes ? ` · ${concept.minutes} min` : '';
  terminal.line(terminal.paint(['bold', 'underline'], wrap(concept.title, terminal.width)));
  terminal.line(terminal.paint('dim', `${wrap(`${id}${minutes} · ${file}`, terminal.width)}\n`));
  terminal.line(renderMarkdown(body, terminal, options));
  terminal.line(`\n→ Próximo: npx trilha ${concept.exercise ? 'enunciado' : 'exemplo'} ${id}`);
  return EXIT.ok;
}
