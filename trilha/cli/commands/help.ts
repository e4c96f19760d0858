import { TrilhaError } from '../../core/errors.ts';
import { type Command, EXIT } from '../command.ts';
import { type Terminal, wrap, wrapLines } from '../terminal.ts';

/** O uso de um comando e o que ele faz. */
export function describeCommand({ usage, summary }: Command, { width }: Terminal): string {
  return `${wrap(`npx trilha ${usage}`.trim(), width, '', '    ')}\n${wrap(summary, width, '    ')}`;
}

export function createHelp(commands: readonly Command[], home: Command): Command {
  const self: Command = {
    name: 'ajuda',
    usage: 'ajuda [comando]',
    summary: 'mostra esta ajuda',
    words: 1,
    run: ({ terminal }, { words: [name] }) => {
      const all = [home, ...commands, self];
      const asked = name === undefined ? all : all.filter((each) => each.name === name.toLowerCase());
      if (asked.length === 0)
        throw new TrilhaError(
          'USAGE',
          `Não conheço o comando “${name}”.`,
          'Veja todos com: npx trilha ajuda',
        );
      for (const command of asked) terminal.line(describeCommand(command, terminal));
      if (name === undefined) terminal.line(wrapLines(NOTES, terminal.width));
      return EXIT.ok;
    },
  };
  return self;
}

const NOTES = `
Diga o conceito por 01/05, 05, endianness ou qualquer parte do título que só ele tenha. Sem isso, vale aquele em que você parou.

Códigos de saída: ${EXIT.ok} tudo certo, ${EXIT.failed} algo falhou, ${EXIT.usage} comando que não se entende, ${EXIT.inconclusive} inconclusivo, ${EXIT.missingService} falta um serviço nesta máquina, ${EXIT.internal} defeito da Trilha, ${EXIT.interrupted} interrompido.
NO_COLOR desliga as cores.`;
