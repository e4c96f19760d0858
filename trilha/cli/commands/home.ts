import { lessonsOf, shortId } from '../../core/find.ts';
import { nextStep } from '../../core/summary.ts';
import { learnerFile } from '../../core/workspace.ts';
import { type Command, EXIT } from '../command.ts';
import { fromRoot } from '../terminal.ts';
import { study } from './study.ts';

/** `npx trilha` sozinho: a sessão de estudo; sem terminal, onde a pessoa parou e o que fazer agora. */
export const home: Command = {
  name: '',
  usage: '',
  summary: 'continua de onde você parou e verifica a cada vez que você salva',
  words: 0,
  run(context, input) {
    if (context.terminal.interactive) return study.run(context, input);
    const { book, catalog, progress, terminal } = context;
    const last = catalog.modules.flatMap(lessonsOf).find((each) => each.id === progress.last);
    if (last) terminal.line(`Você parou em ${shortId(last)}, ${last.title}.`);
    else
      terminal.line(
        'Boas-vindas. O curso tem um aquecimento, sete módulos e um projeto; comece por onde quiser.',
      );
    const step = nextStep(catalog, progress);
    if (!step) {
      terminal.line('Você já fez tudo o que está pronto.\n→ Veja o que ainda vem: npx trilha lista --tudo');
      return EXIT.ok;
    }
    const id = shortId(step.concept);
    if (step.action === 'ler') {
      terminal.line(`\n→ Leia ${step.concept.title}: npx trilha ler ${id}`);
      return EXIT.ok;
    }
    const exercise = progress.concepts[step.concept.id]?.exercise;
    if (exercise)
      terminal.line(`Exercício: ${exercise.tasksPassed} de ${exercise.tasksTotal} tarefas passaram.`);
    terminal.line(`\n→ Leia o enunciado: npx trilha enunciado ${id}`);
    terminal.line(`→ Escreva em ${fromRoot(book, learnerFile(book, step.concept))}`);
    terminal.line(`→ Verifique: npx trilha verificar ${id}`);
    return EXIT.ok;
  },
};
