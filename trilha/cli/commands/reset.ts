import { relative } from 'node:path';
import { shortId } from '../../core/find.ts';
import { resetExercise } from '../../core/workspace.ts';
import { type Command, chooseConcept, EXIT } from '../command.ts';

export const reset: Command = {
  name: 'resetar',
  usage: 'resetar <conceito>',
  summary: 'volta o exercício ao começo e guarda uma cópia do seu',
  run(context, args) {
    const { book, terminal } = context;
    const concept = chooseConcept(context, args[0]);
    const { file, backup } = resetExercise(book, concept);
    terminal.line(`Recomeçado: ${relative(book.root, file)}`);
    terminal.line(`A versão anterior está em ${relative(book.root, backup)}`);
    terminal.line(`→ npx trilha verificar ${shortId(concept)}`);
    return EXIT.ok;
  },
};
