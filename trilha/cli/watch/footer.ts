import { pathToFileURL } from 'node:url';
import type { Concept, ExerciseProgress } from '../../core/contract.ts';
import { shortId } from '../../core/find.ts';
import { summarize } from '../../core/summary.ts';
import { learnerPath } from '../../core/workspace.ts';
import type { CommandContext } from '../command.ts';
import { fromRoot, type Terminal, wrap } from '../terminal.ts';

const BAR = 12;

/** As teclas, na ordem em que se usam. */
const KEYS = [
  ...['[e] enunciado', '[i] lição', '[x] exemplo', '[d] dica', '[o] editor', '[Enter] verificar'],
  ...['[p] próximo', '[a] anterior', '[l] lista', '[t] verificar todos'],
  ...['[r] recomeçar', '[c] comparar', '[s] sair'],
];

/** Linha de progresso, caminho do arquivo e teclas. */
export function studyFooter(context: CommandContext, concept: Concept): string[] {
  const { book, terminal } = context;
  const file = learnerPath(book, concept);
  return [
    terminal.paint('dim', '─'.repeat(terminal.width)),
    wrap(`${shortId(concept)} ${concept.title}`, terminal.width),
    statusLine(context, concept),
    ...wrap(fromRoot(book, file), terminal.width)
      .split('\n')
      .map((part) => link(file, part, terminal)),
    keyLines(KEYS, terminal),
  ].flatMap((text) => text.split('\n'));
}

export const listFooter = (terminal: Terminal) => [
  terminal.paint('dim', '─'.repeat(terminal.width)),
  ...keyLines(
    ['[letras] buscar', '[↑↓] escolher', '[Tab] filtro', '[Enter] abrir', '[Esc] voltar'],
    terminal,
  ).split('\n'),
];

export const questionFooter = (question: string, terminal: Terminal) => [
  terminal.paint('dim', '─'.repeat(terminal.width)),
  ...wrap(`${question} [s] sim; outra tecla, não.`, terminal.width).split('\n'),
];

/** Quebra entre teclas, nunca no meio de uma. */
function keyLines(keys: string[], { width }: Terminal): string {
  const lines: string[] = [];
  for (const key of keys) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 2 + key.length <= width)
      lines[lines.length - 1] = `${last}  ${key}`;
    else lines.push(key);
  }
  return lines.join('\n');
}

function statusLine({ catalog, progress, terminal }: CommandContext, concept: Concept): string {
  const mine = progress.concepts[concept.id];
  const warmUp = catalog.modules.some((module) => module.warmUp && module.id === concept.moduleId);
  const modules = summarize(catalog, progress).modules.filter((module) => module.warmUp === warmUp);
  const count = (field: 'done' | 'ready') => modules.reduce((sum, module) => sum + module[field], 0);
  const name = warmUp ? 'aquecimento' : 'curso';
  const parts = [tasksOf(mine?.exercise), `${name}: ${count('done')} de ${count('ready')}`];
  if (mine?.lesson === undefined) parts.push('lição por ler');
  const bar = `${terminal.paint('green', barOf(mine?.exercise))} `;
  return wrap(parts.join(' · '), terminal.width, bar, ' '.repeat(BAR + 1));
}

function barOf(mine: ExerciseProgress | undefined): string {
  const share = mine && mine.tasksTotal > 0 ? mine.tasksPassed / mine.tasksTotal : 0;
  const filled = Math.round(share * BAR);
  return '█'.repeat(filled) + '░'.repeat(BAR - filled);
}

function tasksOf(mine: ExerciseProgress | undefined): string {
  if (!mine || mine.tasksTotal === 0) return 'salve o arquivo para verificar';
  const tasks = `${mine.tasksPassed} de ${mine.tasksTotal} tarefas`;
  return mine.passedAt === undefined ? tasks : `${tasks} · ✔ feito`;
}

/** OSC 8: nos terminais que conhecem, o caminho abre o arquivo; nos outros, é só texto. */
const link = (file: string, text: string, { color }: Terminal) =>
  color ? `\u001b]8;;${pathToFileURL(file).href}\u001b\\${text}\u001b]8;;\u001b\\` : text;
