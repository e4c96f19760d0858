import { parseArgs } from 'node:util';
import { TrilhaError } from '../core/errors.ts';
import { closest } from '../core/suggest.ts';
import type { Command, Input } from './command.ts';

const HELP = new Set(['--ajuda', '--help', '-h']);

/** `trilha dica --ajuda`: o pedido de ajuda vale em qualquer posição, menos no que é do programa do exemplo. */
export function asksForHelp(command: Command, args: string[]): boolean {
  return args.slice(0, command.passAfter ?? args.length).some((arg) => HELP.has(arg));
}

/**
 * Separa palavras e opções. Nada é ignorado: uma opção mal escrita poderia gastar uma dica.
 * @throws TrilhaError USAGE com a opção ou a palavra que sobra.
 */
export function readInput(command: Command, args: string[]): Input {
  const own = args.slice(0, command.passAfter ?? args.length);
  const options = Object.fromEntries(
    Object.entries(command.options ?? {}).map(([name, type]) => [name, { type }]),
  );
  const { tokens, positionals, values } = parseArgs({
    args: own,
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const type = options[token.name]?.type;
    if (type === undefined) throw unknownOption(command, token.rawName);
    if (type === 'string' && !token.value)
      throw usageError(command, `A opção ${token.rawName} pede um valor.`);
    if (type === 'boolean' && token.value !== undefined)
      throw usageError(command, `A opção ${token.rawName} não leva valor.`);
  }
  const extra = positionals[command.words];
  if (extra !== undefined) throw usageError(command, `Não sei o que fazer com “${extra}”.`);
  return { words: positionals, values: values as Input['values'], rest: args.slice(own.length) };
}

function unknownOption(command: Command, option: string): TrilhaError {
  const names = Object.keys(command.options ?? {}).map((name) => `--${name}`);
  const meant = closest(option, names);
  const question = meant ? ` Você quis dizer ${meant}?` : '';
  return usageError(command, `${command.name} não tem a opção ${option}.${question}`);
}

const usageError = (command: Command, message: string) =>
  new TrilhaError('USAGE', message, `Veja o uso com: npx trilha ${command.name} --ajuda`);
