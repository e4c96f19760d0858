import { runCheck } from '../../core/check/run.ts';
import type { Concept, Verdict } from '../../core/contract.ts';
import { shortId } from '../../core/find.ts';
import { recordVerdict } from '../../core/record.ts';
import { editedModel, hasBegun, learnerFile } from '../../core/workspace.ts';
import { type Command, type CommandContext, chooseExercise, EXIT } from '../command.ts';
import { fromRoot, wrap } from '../terminal.ts';
import { verdictExit, verdictPrinter } from '../verdict.ts';

export const check: Command = {
  name: 'verificar',
  usage: 'verificar [conceito] [--tudo] [--json]',
  summary: 'verifica o seu exercício; --tudo explica todas as falhas',
  words: 1,
  options: { json: 'boolean', tudo: 'boolean' },
  async run(context, { words, values }) {
    const { book, terminal, signal } = context;
    const concept = chooseExercise(context, words[0]);
    const id = shortId(concept);
    const isFirst = !hasBegun(book, concept);
    const file = learnerFile(book, concept);
    warnAboutModel(context, concept, file);
    if (isFirst && !values.json) {
      const text = `Primeira vez: o arquivo inicial foi copiado para ${fromRoot(book, file)}. É ele que você edita.`;
      terminal.line(`${wrap(text, terminal.width)}\n`);
    }
    const print = verdictPrinter(context, concept, values.tudo === true);
    const onEvent = values.json ? (event: object) => terminal.line(JSON.stringify(event)) : print;
    const verdict = await runCheck(book, concept, { file, onEvent, signal });
    await recordVerdict(book, concept, verdict);
    if (signal.aborted) return EXIT.interrupted;
    if (!values.json) {
      for (const next of nextSteps(verdict, id)) terminal.line(`→ ${next}`);
    }
    return verdictExit(verdict);
  },
};

function nextSteps({ status, tasks, problem }: Verdict, id: string): string[] {
  if (problem?.code === 'FILE') return [`Ou recomece, com cópia do que está lá: npx trilha resetar ${id}`];
  if (status === 'passed') return [`Compare com a solução do livro: npx trilha comparar ${id}`];
  const untouched = tasks.length > 0 && tasks.every((task) => task.failure?.todo);
  const hint = `Travou? Uma dica: npx trilha dica ${id}`;
  return untouched ? [`Leia o enunciado: npx trilha enunciado ${id}`, hint] : [hint];
}

/** Vai para a saída de erro: com --json a outra é só de eventos. */
function warnAboutModel({ book, terminal }: CommandContext, concept: Concept, file: string): void {
  const model = editedModel(book, concept);
  if (model === undefined) return;
  const text = `! O arquivo inicial do livro, ${model}, foi alterado, mas a verificação não olha para ele.`;
  terminal.error(`${wrap(text, terminal.width)}\n→ Edite ${fromRoot(book, file)}\n`);
}
