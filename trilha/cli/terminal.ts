import { relative } from 'node:path';
import { stripVTControlCharacters, styleText } from 'node:util';
import type { Book } from '../core/book.ts';

type Style = Parameters<typeof styleText>[0];

/** Onde um comando escreve. Sem cor, o texto é o mesmo: cor nunca é o único sinal. */
export interface Terminal {
  color: boolean;
  /** Há quem aperte teclas e veja a resposta: entrada e saída são um terminal. */
  interactive: boolean;
  width: number;
  line(text?: string): void;
  write(text: string): void;
  error(text: string): void;
  /** Como `write`, na saída de erro. */
  writeError(text: string): void;
  paint(style: Style, text: string): string;
}

/** Em quantas colunas quebrar um texto: a linha de mais de 80 cansa. Sem saber o tamanho (zero), 80. */
export const textWidth = (columns: number | undefined) => Math.max(20, Math.min(80, columns || 80));

/** `NO_COLOR`, `TERM=dumb` ou saída que não é terminal desligam a cor; a largura não passa de 80. */
export function openTerminal(env: NodeJS.ProcessEnv = process.env): Terminal {
  const { stdin, stdout, stderr } = process;
  const color = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  const write = (text: string) => void stdout.write(text);
  return {
    color,
    interactive: stdin.isTTY === true && stdout.isTTY === true,
    width: textWidth(stdout.columns),
    write,
    line: (text = '') => write(`${text}\n`),
    error: (text) => void stderr.write(`${text}\n`),
    writeError: (text) => void stderr.write(text),
    paint: (style, text) => (color ? styleText(style, text, { validateStream: false }) : text),
  };
}

/** O texto de um programa alheio, sem o que apagaria a tela, voltaria na linha ou tocaria o sino. */
export const harmless = (text: string) => stripVTControlCharacters(text).replaceAll(/(?![\n\t])\p{Cc}/gu, '');

const visibleLength = (text: string) => [...stripVTControlCharacters(text)].length;

/**
 * Quebra em espaços, contando só o que se vê; espaços repetidos no meio da linha ficam. Uma palavra maior que a
 * linha se parte depois de uma barra, quando há, ou onde couber.
 */
export function wrap(text: string, width: number, indent = '', hanging = indent): string {
  const lines: string[] = [];
  let current = indent;
  let empty = true;
  const room = width - visibleLength(hanging);
  for (const word of text
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim()
    .split(' ')
    .flatMap((each) => breakWord(each, room))) {
    if (!empty && visibleLength(current) + 1 + visibleLength(word) > width) {
      lines.push(current.trimEnd());
      current = hanging + word;
    } else {
      current += empty ? word : ` ${word}`;
    }
    empty = false;
  }
  return [...lines, current].join('\n');
}

/** Com códigos de cor no meio a palavra fica inteira: parti-la poderia cortar um código. */
function breakWord(word: string, room: number): string[] {
  if (word.length <= room || room < 8 || word.includes('\u001b')) return [word];
  const slash = word.lastIndexOf('/', room - 1);
  const cut = slash > 0 ? slash + 1 : room;
  return [word.slice(0, cut), ...breakWord(word.slice(cut), room)];
}

/** Quebra linha por linha, cada uma com o próprio recuo. */
export function wrapLines(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => {
      const indent = /^ */.exec(line)?.[0] ?? '';
      return line.trim() === '' ? '' : wrap(line, width, indent, `${indent}  `);
    })
    .join('\n');
}

/** Um rótulo e um texto ao lado; se sobra pouco para o texto, ele vai para a linha de baixo. */
export function row(head: string, text: string, width: number): string {
  const column = visibleLength(head);
  if (width - column >= 24 || column + visibleLength(text) <= width)
    return wrap(text, width, head, ' '.repeat(column));
  return `${head.trimEnd()}\n${wrap(text, width, '      ')}`;
}

/** Um caminho a partir da raiz do livro; inteiro, se está fora dela. */
export function fromRoot(book: Book, path: string): string {
  const short = relative(book.root, path);
  return short.startsWith('..') ? path : short;
}
