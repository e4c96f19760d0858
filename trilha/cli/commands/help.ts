import { type Command, EXIT } from '../command.ts';

export function createHelp(commands: readonly Command[]): Command {
  const self: Command = {
    name: 'ajuda',
    usage: 'ajuda',
    summary: 'mostra isto',
    run: ({ terminal }) => {
      const all = [...commands, self];
      terminal.line('npx trilha\n    onde você parou e o próximo passo');
      for (const { usage, summary } of all) terminal.line(`npx trilha ${usage}\n    ${summary}`);
      terminal.line(`
Um conceito se diz por 01/05, 05, endianness ou qualquer parte que só ele tenha.
Sem dizer, vale aquele em que você parou.

Saída: ${EXIT.ok} tudo certo, ${EXIT.failed} algo falhou, ${EXIT.usage} comando mal escrito, ${EXIT.inconclusive} inconclusivo,
${EXIT.missingService} falta um serviço nesta máquina, ${EXIT.interrupted} interrompido, ${EXIT.internal} defeito da trilha.
NO_COLOR desliga as cores.`);
      return EXIT.ok;
    },
  };
  return self;
}
