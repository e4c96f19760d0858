import { shortId } from '../../core/find.ts';
import { readMeasurements } from '../../core/measurements.ts';
import { runMeasurement } from '../../core/run-program.ts';
import { type Command, chooseConcept, EXIT } from '../command.ts';
import { exitOf, runPrinter } from '../run-output.ts';

export const measure: Command = {
  name: 'medir',
  usage: 'medir [conceito]',
  summary: 'repete nesta máquina a medição da lição e mostra a do livro ao lado',
  words: 1,
  async run(context, { words }) {
    const { book, terminal, signal } = context;
    const concept = chooseConcept(context, words[0]);
    const end = await runMeasurement(book, concept, { onEvent: runPrinter(terminal), signal });
    const code = exitOf(end, signal, terminal);
    const report = readMeasurements(book, concept).book;
    if (code !== EXIT.ok || report === null) return code;
    const { text } = await import('@trilha/measure');
    terminal.line(terminal.paint('bold', '\nNo livro'));
    terminal.line(text(report as Parameters<typeof text>[0]));
    terminal.line(`\n→ Compare com a lição: npx trilha ler ${shortId(concept)}`);
    return EXIT.ok;
  },
};
