import { fileURLToPath } from 'node:url';
import { describe } from './describe.ts';
import { CheckFailure, explain, withMeaning } from './failure.ts';

interface Described {
  message: string;
  sent?: string;
  received?: string;
  expected?: string;
  where?: { file: string; line: number; column: number };
  todo?: true;
}

/** O arquivo do leitor não exporta o que o enunciado pede. */
export class MissingExport extends CheckFailure {
  constructor(name: string) {
    super(`o arquivo não exporta \`${name}\`; confira o nome e a palavra export`);
  }
}

/** Traduz o que uma tarefa lançou. Erros do próprio leitor ganham a linha do arquivo dele. */
export function describeThrown(thrown: unknown, answerFile: string): Described {
  try {
    return readThrown(thrown, answerFile);
  } catch {
    return { message: 'seu código lançou um valor que não se deixa ler: lance new Error("…")' };
  }
}

function readThrown(thrown: unknown, answerFile: string): Described {
  const where = thrown instanceof Error ? findLine(thrown.stack, answerFile) : undefined;
  const place = where && { where };
  const received = thrown instanceof CheckFailure ? (thrown.details.received ?? '') : describe(thrown);
  const name = TODO.exec(received)?.[1];
  if (name !== undefined) return { message: `falta escrever \`${name}\``, received, todo: true, ...place };
  if (thrown instanceof CheckFailure) return { message: thrown.message, ...thrown.details, ...place };
  return { message: explain(thrown), received, ...place };
}

/** O que uma função do arquivo inicial lança enquanto ninguém a escreveu: `new Error('por fazer: encode')`. */
const TODO = /^Error: por fazer: *(\S+)/;

/** Traduz a falha ao carregar o arquivo: sintaxe, TypeScript que o Node não apaga, import inexistente. */
export function describeLoadError(thrown: unknown, answerFile: string): Described & { code: string } {
  if (!(thrown instanceof Error)) return { code: 'CRASHED', ...describeThrown(thrown, answerFile) };
  const { code } = thrown as Error & { code?: string };
  const frame = codeFrame(thrown.stack);
  const place = frame && { where: { file: answerFile, line: frame.line, column: frame.column } };
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') {
    return {
      code: 'UNSUPPORTED_TYPESCRIPT',
      message:
        'o Node apaga os tipos e roda o resto: enum, namespace e parâmetros de construtor com public ou private ' +
        'não existem em JavaScript. No lugar de enum, use um objeto com as const',
      received: frame?.text ?? thrown.message,
      ...place,
    };
  }
  if (
    /does not provide an export|Cannot find (module|package)|No such built-in|Only URLs/.test(thrown.message)
  ) {
    const message = withMeaning('um import não foi encontrado', thrown);
    return { code: 'IMPORT', message, received: thrown.message, ...place };
  }
  if (thrown instanceof SyntaxError) {
    const received = [frame?.text, thrown.message].filter(Boolean).join('\n');
    return {
      code: 'SYNTAX',
      message: withMeaning('o arquivo tem um erro de sintaxe', thrown),
      received,
      ...place,
    };
  }
  return { code: 'CRASHED', ...describeThrown(thrown, answerFile) };
}

/** O Node põe no começo da pilha `arquivo:linha`, o código e uma linha de `^`. */
function codeFrame(stack: string | undefined): { line: number; column: number; text: string } | undefined {
  const lines = (stack ?? '').split('\n');
  const caret = lines.findIndex((line) => /^\s*\^+\s*$/.test(line));
  const line = Number(/:(\d+)$/.exec(lines[0] ?? '')?.[1]);
  if (caret < 1 || !line) return;
  const marker = lines[caret] ?? '';
  return { line, column: marker.indexOf('^') + 1, text: `${lines[caret - 1]}\n${marker}` };
}

function findLine(stack: string | undefined, answerFile: string) {
  // O caminho mais longo do Linux tem 4096 caracteres; a mensagem, que vem na frente da pilha, pode ter milhões.
  for (const line of (stack ?? '').split('\n').filter(({ length }) => length < 5_000)) {
    const match = /\(?((?:file:\/\/)?\/?[^()]*?):(\d+):(\d+)\)?$/.exec(line.replace(/^\s*at (async )?/, ''));
    const file = match?.[1]?.replace(/^.*\(/, '') ?? '';
    const path = file.startsWith('file://') ? fileURLToPath(file) : file;
    if (path === answerFile)
      return { file: answerFile, line: Number(match?.[2]), column: Number(match?.[3]) };
  }
  return;
}
