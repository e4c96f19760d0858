import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Concept, Example } from '../../core/contract.ts';
import { TrilhaError } from '../../core/errors.ts';
import { shortId } from '../../core/find.ts';
import { recordExample } from '../../core/record.ts';
import { runExample } from '../../core/run-program.ts';
import { type Command, chooseConcept, EXIT } from '../command.ts';
import { exitOf, runPrinter } from '../run-output.ts';
import { row } from '../terminal.ts';

export const example: Command = {
  name: 'exemplo',
  usage: 'exemplo [conceito] [arquivo] [argumentos…]',
  summary: 'roda um programa da lição; sem arquivo, mostra quais há ou roda o único',
  words: 2,
  passAfter: 2,
  async run(context, { words, rest }) {
    const { book, terminal, signal } = context;
    const concept = chooseConcept(context, words[0]);
    const program = chooseExample(concept, words[1]);
    if (!program) {
      for (const { file, title, needs } of concept.examples) {
        const services = needs.length > 0 ? ` (usa ${needs.join(', ')})` : '';
        terminal.line(row(`  ${file.padEnd(28)} `, `${title}${services}`, terminal.width));
      }
      terminal.line(`\n→ Rode um: npx trilha exemplo ${shortId(concept)} ${concept.examples[0]?.file}`);
      return EXIT.ok;
    }
    const end = await runExample(book, program, {
      onEvent: runPrinter(terminal),
      signal,
      args: rest.map(asPath),
    });
    if (end.type === 'exit' && end.code === 0) await recordExample(book, concept, program.file);
    return exitOf(end, signal, terminal);
  },
};

/** O programa roda na pasta dele; um arquivo dito por quem está em outra precisa do caminho inteiro. */
function asPath(argument: string): string {
  const path = resolve(argument);
  return existsSync(path) ? path : argument;
}

/** Pelo nome, com ou sem `.ts`; o único, se só há um; nenhum, para listar. */
function chooseExample({ examples, id }: Concept, query: string | undefined): Example | undefined {
  if (examples.length === 0) {
    throw new TrilhaError(
      'NOT_READY',
      `${id} ainda não tem exemplos.`,
      'Veja os prontos com: npx trilha lista',
    );
  }
  if (query === undefined) return examples.length === 1 ? examples[0] : undefined;
  const name = query.split('/').at(-1) ?? query;
  const found = examples.find(({ file }) => file === name || file === `${name}.ts`);
  if (found) return found;
  const names = examples.map(({ file }) => file).join(', ');
  throw new TrilhaError('NOT_FOUND', `Não há o exemplo “${query}”.`, `Os que há: ${names}`);
}
