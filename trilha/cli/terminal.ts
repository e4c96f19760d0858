import { stripVTControlCharacters, styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Onde um comando escreve. Sem cor, o texto é o mesmo: cor nunca é o único sinal. */
export interface Terminal {
  color: boolean;
  width: number;
  line(text?: string): void;
  write(text: string): void;
  error(text: string): void;
  paint(style: Style, text: string): string;
}

/** `NO_COLOR`, `TERM=dumb` ou saída que não é terminal desligam a cor; a largura não passa de 80. */
export function openTerminal(env: NodeJS.ProcessEnv = process.env): Terminal {
  const { stdout, stderr } = process;
  const color = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  const write = (text: string) => void stdout.write(text);
  return {
    color,
    width: Math.max(40, Math.min(80, stdout.columns ?? 80)),
    write,
    line: (text = '') => write(`${text}\n`),
    error: (text) => void stderr.write(`${text}\n`),
    paint: (style, text) => (color ? styleText(style, text, { validateStream: false }) : text),
  };
}

const visibleLength = (text: string) => [...stripVTControlCharacters(text)].length;

/** Quebra em espaços, contando só o que se vê; uma palavra maior que a linha fica inteira. */
export function wrap(text: string, width: number, indent = '', hanging = indent): string {
  const lines: string[] = [];
  let current = indent;
  let empty = true;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (!empty && visibleLength(current) + 1 + visibleLength(word) > width) {
      lines.push(current);
      current = hanging + word;
    } else {
      current += empty ? word : ` ${word}`;
    }
    empty = false;
  }
  return [...lines, current].join('\n');
}
