import { nextStep } from '../../core/summary.ts';
import { type Command, chooseExercise } from '../command.ts';
import { act } from '../watch/actions.ts';
import { openFullScreen, openLinear } from '../watch/screen.ts';
import { Session } from '../watch/session.ts';

/** Terminal simples ou pedido de quem usa leitor de tela: nada se redesenha. */
const isLinear = (env: NodeJS.ProcessEnv) => env.TERM === 'dumb' || Boolean(env.TRILHA_LINEAR);

export const study: Command = {
  name: 'estudar',
  usage: 'estudar [conceito] [--linear]',
  summary:
    'abre o exercício e o verifica a cada vez que você salva; --linear (ou TRILHA_LINEAR=1) não redesenha a tela, para leitor de tela',
  words: 1,
  options: { linear: 'boolean' },
  run(context, { words, values }) {
    const { catalog, progress } = context;
    // Com tudo feito, volta-se ao último, para rever.
    const next = words[0] === undefined ? nextStep(catalog, progress)?.concept : undefined;
    const concept = chooseExercise(context, next?.id ?? words[0]);
    const linear = values.linear === true || isLinear(process.env) || !context.terminal.interactive;
    return new Session(context, concept, linear ? openLinear : openFullScreen, act).run();
  },
};
