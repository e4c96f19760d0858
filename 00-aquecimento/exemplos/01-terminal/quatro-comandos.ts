/**
 * Quatro comandos, e o que cada um deixa: a saída padrão, a de erro e o código de saída.
 */
import { spawnSync } from 'node:child_process';

interface Outcome {
  output: string[];
  errors: string[];
  code: number | null;
}

/** Roda `node` com estes argumentos, nesta pasta. */
export function runNode(args: string[]): Outcome {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
  return { output: lines(stdout), errors: lines(stderr), code: status };
}

const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

/** Como você escreveria: com espaço no meio, entre aspas. */
const written = (arg: string) => (arg.includes(' ') ? `"${arg}"` : arg);

/** De uma mensagem longa do Node, a linha que diz o que houve; a pasta desta máquina sai. */
function essential(errors: string[]): string[] {
  const named = errors.filter((line) => /^[A-Za-z]*Error: /.test(line));
  const shown = named.length > 0 ? named : errors;
  return shown.map((line) => line.replaceAll(import.meta.dirname, '…'));
}

export function report(args: string[]): string[] {
  const { output, errors, code } = runNode(args);
  return [
    `$ node ${args.map(written).join(' ')}`,
    ...output.map((line) => `  padrão  ${line}`),
    ...essential(errors).map((line) => `  erro    ${line}`),
    `  código  ${code}`,
  ];
}

const COMMANDS = [
  ['conferir-nomes.ts', 'ana_lima', 'bia'],
  ['conferir-nomes.ts', 'José', 'Silva'],
  ['conferir-nomes.ts', 'José Silva'],
  ['conferir-nome.ts', 'ana_lima'],
];

if (import.meta.main) console.log(COMMANDS.map((args) => report(args).join('\n')).join('\n\n'));
