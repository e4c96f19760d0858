import { parseArgs } from 'node:util';
import { runCheck } from '../../core/check/run.ts';
import { shortId } from '../../core/find.ts';
import { recordVerdict } from '../../core/record.ts';
import { exerciseOf, learnerFile } from '../../core/workspace.ts';
import { type Command, chooseConcept, EXIT } from '../command.ts';
import { verdictExit, verdictPrinter } from '../verdict.ts';

export const check: Command = {
  name: 'verificar',
  usage: 'verificar [conceito] [--tudo] [--json]',
  summary: 'corrige o seu exercício; --tudo explica todas as falhas',
  async run(context, args) {
    const { book, terminal, signal } = context;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, tudo: { type: 'boolean' } },
    });
    const concept = chooseConcept(context, positionals[0]);
    exerciseOf(concept);
    const print = verdictPrinter(concept, terminal, values.tudo ?? false);
    const onEvent = values.json ? (event: object) => terminal.line(JSON.stringify(event)) : print;
    const verdict = await runCheck(book, concept, { file: learnerFile(book, concept), onEvent, signal });
    await recordVerdict(book, concept, verdict);
    if (signal.aborted) return EXIT.interrupted;
    if (!values.json) {
      const next = verdict.status === 'passed' ? 'comparar' : 'dica';
      terminal.line(
        `→ ${next === 'dica' ? 'Travou? Uma dica' : 'Veja outra solução'}: npx trilha ${next} ${shortId(concept)}`,
      );
    }
    return verdictExit(verdict);
  },
};
