import { spawn } from 'node:child_process';
import { createInterface, emitKeypressEvents, type Interface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';

/** O que se vê num instante. */
export interface Frame {
  /** Linhas da vista, sem limite de altura. */
  body: string[];
  /** Primeira linha visível. */
  offset: number;
  /** Sempre à vista, embaixo. */
  footer: string[];
}

/** O nome da tecla (`up`, `enter`, `d`) e o texto que ela escreve; `palavra` é uma linha digitada inteira. */
export type OnKey = (name: string, text: string) => void;

/** Onde a sessão aparece e de onde vêm as teclas. */
export interface Screen {
  /** Verdadeiro se nada é redesenhado: não há o que rolar nem escolher com setas. */
  linear: boolean;
  /** Colunas e linhas. Infinitas quando o texto só corre. */
  size(): { columns: number; rows: number };
  paint(frame: Frame): void;
  /** Chamado depois que o tamanho muda. */
  onResize(listener: () => void): void;
  close(): void;
}

/** Uma seta chega inteira numa leitura só; um Esc que em 30 ms não trouxe mais nada é a tecla. O padrão do Node é 500. */
const ESCAPE = { escapeCodeTimeout: 30 } as unknown as Interface;

const HIDE = '\u001b[?1049h\u001b[?7l\u001b[?25l';
const SHOW = '\u001b[?25h\u001b[?7h\u001b[?1049l';
/** Entre estas marcas, o terminal que as conhece só mostra o quadro inteiro: não pisca. */
const [BEGIN, END] = ['\u001b[?2026h\u001b[H', '\u001b[?2026l'];

/**
 * Um `kill -9` não deixa a sessão devolver o terminal: uma shell à parte espera pelo fim dela e, se não veio a palavra
 * de despedida, desfaz a tela e diz o que houve.
 */
function guardTerminal(): () => void {
  if (process.platform === 'win32') return () => {};
  const script = `read -r bye; [ "$bye" = ok ] && exit
    stty sane <&1
    printf '%b' "$SHOW" 'A sessão de estudo foi morta de fora. O seu arquivo e o progresso estão gravados.\\r\\n→ Volte com: npx trilha\\r\\n'`;
  const guard = spawn('/bin/sh', ['-c', script], {
    detached: true,
    stdio: ['pipe', 'inherit', 'ignore'],
    env: { PATH: process.env.PATH, SHOW: SHOW.replaceAll('\u001b', '\\033') },
  });
  guard.on('error', () => {}).unref();
  return () => void guard.stdin.on('error', () => {}).end('ok\n');
}

/** A tela inteira, à parte do histórico do terminal; sair a devolve como estava. */
export function openFullScreen(onKey: OnKey): Screen {
  const { stdin, stdout } = process;
  const restore = () => void stdout.write(SHOW);
  const keypress = (text: string | undefined, { name, ctrl }: { name?: string; ctrl?: boolean }) =>
    ctrl ? onKey(`ctrl-${name}`, '') : onKey(nameOf(name, text), text ?? '');
  const ended = () => onKey('eof', '');
  // Zero é o que diz um terminal que não sabe o próprio tamanho.
  const size = () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  let resized = () => {};
  const dismiss = guardTerminal();
  stdout.write(HIDE);
  process.on('exit', restore);
  emitKeypressEvents(stdin, ESCAPE);
  stdin.setRawMode(true).resume().on('keypress', keypress).once('end', ended);
  return {
    linear: false,
    size,
    paint({ body, offset, footer }) {
      const { rows } = size();
      const room = Math.max(0, rows - footer.length);
      const shown = body.slice(offset, offset + room);
      const lines = [...shown, ...Array<string>(room - shown.length).fill(''), ...footer].slice(0, rows);
      // Apaga antes de escrever: depois de uma linha que enche a largura, apagar até o fim levaria a última letra.
      stdout.write(`${BEGIN}${lines.map((line) => `\u001b[K${line}`).join('\r\n')}${END}`);
    },
    onResize(listener) {
      resized = listener;
      stdout.on('resize', resized);
    },
    close() {
      stdin.off('keypress', keypress).off('end', ended).setRawMode(false).pause();
      stdout.off('resize', resized);
      process.off('exit', restore);
      restore();
      dismiss();
    },
  };
}

const nameOf = (name: string | undefined, text: string | undefined) =>
  name === 'return' ? 'enter' : (name ?? text ?? '').toLowerCase();

/**
 * Para leitor de tela e terminal simples: cada texto é escrito uma vez, na ordem em que aparece, e cada comando
 * é uma linha com uma letra, ou com o conceito a que se quer ir.
 */
export function openLinear(onKey: OnKey): Screen {
  const { stdin, stdout } = process;
  const lines = createInterface({ input: stdin, terminal: false });
  let [body, footer]: [string[], string[]] = [[], []];
  lines.on('line', (line) => {
    const text = line.trim();
    if (text.length > 1) onKey('palavra', text);
    else onKey(text === '' ? 'enter' : text.toLowerCase(), text);
  });
  lines.once('close', () => onKey('eof', ''));
  return {
    linear: true,
    size: () => ({ columns: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY }),
    paint(frame) {
      const plain = frame.body.map(stripVTControlCharacters);
      const fresh = added(body, plain);
      const below = frame.footer.map(stripVTControlCharacters);
      const news = below.filter((line) => !footer.includes(line));
      for (const line of [...fresh, ...news]) stdout.write(`${line}\n`);
      [body, footer] = [plain, below];
    },
    onResize: () => {},
    close: () => lines.close(),
  };
}

/** As linhas novas de um texto que cresceu; de um texto que mudou, todas. */
function added(before: string[], now: string[]): string[] {
  const grew = before.length > 0 && before.every((line, at) => line === now[at]);
  return grew ? now.slice(before.length) : now;
}
