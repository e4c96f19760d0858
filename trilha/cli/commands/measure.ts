import type { Concept } from '../../core/contract.ts';
import { TrilhaError } from '../../core/errors.ts';
import { shortId } from '../../core/find.ts';
import { readMeasurements } from '../../core/measurements.ts';
import { runMeasurement } from '../../core/run-program.ts';
import { type Command, type CommandContext, chooseConcept, EXIT } from '../command.ts';
import { exitOf, runPrinter } from '../run-output.ts';

export const measure: Command = {
  name: 'medir',
  usage: 'medir [conceito] [--rever]',
  summary: 'repete aqui a medição da lição e a põe ao lado da do livro; --rever mostra a última, sem repetir',
  words: 1,
  options: { rever: 'boolean' },
  async run(context, { words, values }) {
    const { book, terminal, signal } = context;
    const concept = chooseConcept(context, words[0]);
    if (values.rever === true) return showBeside(context, concept);
    const end = await runMeasurement(book, concept, { onEvent: runPrinter(terminal), signal });
    const code = exitOf(end, signal, terminal);
    if (code !== EXIT.ok) return code;
    return showBeside(context, concept);
  },
};

async function showBeside({ book, terminal }: CommandContext, concept: Concept): Promise<number> {
  const { beside, text } = await import('@trilha/measure');
  type Report = Parameters<typeof text>[0];
  const { reader, book: recorded } = readMeasurements(book, concept);
  const id = shortId(concept);
  if (reader === null) {
    throw new TrilhaError(
      'NOT_READY',
      `${id} ainda não foi medido aqui.`,
      `Meça com: npx trilha medir ${id}`,
    );
  }
  if (recorded !== null) {
    terminal.line(terminal.paint('bold', '\nAqui e no livro'));
    terminal.line(beside(reader as Report, recorded as Report));
  }
  terminal.line(`\n→ O que os números querem dizer: npx trilha ler ${id} Comparação`);
  return EXIT.ok;
}
