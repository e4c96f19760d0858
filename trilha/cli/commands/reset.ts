import type { Catalog } from '../../core/contract.ts';
import { TrilhaError } from '../../core/errors.ts';
import { findConcept, shortId } from '../../core/find.ts';
import { resetExercise } from '../../core/workspace.ts';
import { type Command, chooseExercise, EXIT } from '../command.ts';
import { fromRoot } from '../terminal.ts';

export const reset: Command = {
  name: 'resetar',
  usage: 'resetar <conceito>',
  summary: 'devolve o arquivo inicial do exercício e guarda uma cópia do seu',
  words: 1,
  run(context, { words }) {
    const { book, terminal, catalog, progress } = context;
    if (words[0] === undefined) throw whichExercise(catalog, progress.last);
    const concept = chooseExercise(context, words[0]);
    const { file, backup } = resetExercise(book, concept);
    terminal.line(`Recomeçado: ${fromRoot(book, file)}`);
    terminal.line(`A versão anterior está em ${fromRoot(book, backup)}`);
    terminal.line(`→ Verifique: npx trilha verificar ${shortId(concept)}`);
    return EXIT.ok;
  },
};

/** Os outros comandos valem para onde se parou; este tira o arquivo do lugar e só obedece a um pedido claro. */
function whichExercise(catalog: Catalog, last: string | undefined): TrilhaError {
  const id = last === undefined ? '01/05' : shortId(findConcept(catalog, last));
  return new TrilhaError(
    'USAGE',
    'Falta dizer que exercício recomeçar.',
    `Por exemplo: npx trilha resetar ${id}`,
  );
}
