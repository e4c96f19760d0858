import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckEvent, Concept, Failure, TaskResult, Verdict } from '../core/contract.ts';
import { rereadOf, shortId } from '../core/find.ts';
import { parseDocument } from '../core/front-matter.ts';
import { lessonParts } from '../core/lesson-parts.ts';
import { formatSeconds, isNoise } from '../core/text.ts';
import { type CommandContext, EXIT } from './command.ts';
import { harmless, type Terminal, wrap } from './terminal.ts';

type Library = Pick<CommandContext, 'book' | 'catalog' | 'terminal'>;

const SIGNS = { passed: '✔ passou', failed: '✖ falhou', 'not-run': '· não rodou' } as const;
const STYLES = { passed: 'green', failed: 'red', 'not-run': 'dim' } as const;

/** Escreve cada tarefa assim que termina. Só a primeira falha vem por extenso: uma coisa de cada vez. */
export function verdictPrinter(
  library: Library,
  concept: Concept,
  all: boolean,
): (event: CheckEvent) => void {
  const { terminal } = library;
  let shown = 0;
  return (event) => {
    if (event.type === 'start') terminal.line(`${wrap(`Verificando ${event.file}…`, terminal.width)}\n`);
    if (event.type === 'task') {
      printTask(event.result, terminal);
      const { failure } = event.result;
      if (!failure || failure.todo) return;
      if (all || shown === 0) printFailure(failure, reread(library, concept, event.result), terminal);
      shown += 1;
    }
    if (event.type === 'verdict') printVerdict(event.verdict, terminal);
  };
}

/** O comando que mostra a seção: pelo título, que é o que se reconhece. */
function reread({ book, catalog }: Library, from: Concept, { section }: TaskResult): string | undefined {
  const { concept, anchor } = rereadOf(catalog, from, section);
  if (concept?.lesson === undefined) return;
  const { body } = parseDocument(readFileSync(join(book.root, concept.lesson), 'utf8'), concept.lesson);
  const title = lessonParts(body).find((part) => part.anchor === anchor)?.title;
  const name = title === undefined || /["$`\\!]/.test(title) ? anchor : title;
  return `npx trilha ler ${shortId(concept)} "${name}"`;
}

function printTask({ status, number, title, failure }: TaskResult, terminal: Terminal): void {
  const sign = failure?.todo
    ? terminal.paint('dim', '○ por fazer')
    : failure && isNoise(failure)
      ? terminal.paint('yellow', '? sem medida')
      : terminal.paint(STYLES[status], SIGNS[status]);
  terminal.line(wrap(`${number}. ${title}`, terminal.width, `  ${sign}  `, ' '.repeat(13)));
}

function printFailure(failure: Failure, section: string | undefined, terminal: Terminal): void {
  const rows: [string, string | undefined][] = [
    ['motivo', failure.message],
    ['enviado', failure.sent],
    ['recebido', failure.received],
    ['esperado', failure.expected],
    ['onde', failure.where && `${failure.where.file}:${failure.where.line}:${failure.where.column}`],
    ['releia', section],
  ];
  terminal.line();
  for (const [label, text] of rows) if (text !== undefined) printRow(label, harmless(text), terminal);
  terminal.line();
}

function printRow(label: string, text: string, terminal: Terminal): void {
  const head = `      ${label.padEnd(9)} `;
  const hanging = ' '.repeat(head.length);
  // Código com a marca embaixo desalinharia; caminho e comando são para copiar.
  const whole = text.includes('\n') || label === 'onde' || label === 'releia';
  if (whole) terminal.line(head + text.split('\n').join(`\n${hanging}`));
  else
    terminal.line(
      wrap(text, terminal.width, label === 'motivo' ? terminal.paint('bold', head) : head, hanging),
    );
}

function printVerdict(verdict: Verdict, terminal: Terminal): void {
  const { problem, tasks } = verdict;
  const output = harmless(verdict.output);
  for (const task of tasks) if (task.status === 'not-run') printTask(task, terminal);
  if (problem) printFailure(problem, undefined, terminal);
  if (output.trim() !== '') {
    const cut = verdict.outputTruncated ? '\n… (cortado)' : '';
    terminal.line(
      `\nSeu programa imprimiu:\n${terminal.paint('dim', output.trimEnd().replaceAll(/^/gm, '  ') + cut)}`,
    );
  }
  const passed = tasks.filter((task) => task.status === 'passed').length;
  const todo = tasks.filter((task) => task.failure?.todo).length;
  const rest = todo > 0 ? `, ${todo} por fazer` : '';
  const time = formatSeconds(verdict.durationMs);
  const summary =
    tasks.length === 0 ? 'nenhuma tarefa rodou' : `${passed} de ${tasks.length} tarefas${rest}, em ${time}`;
  if (verdict.status === 'passed') terminal.line(terminal.paint('green', `\n✔ passou: ${summary}`));
  else if (verdict.status === 'inconclusive') terminal.line(`\n? inconclusivo: ${summary}`);
  else if (onlyTodo(verdict))
    terminal.line(terminal.paint('yellow', `\n○ por fazer: ${todo} de ${tasks.length} tarefas`));
  else terminal.line(terminal.paint('red', `\n✖ falhou: ${summary}`));
}

/** Nada falhou: o que não passou ainda não foi escrito. */
function onlyTodo({ problem, tasks }: Verdict): boolean {
  return !problem && tasks.every(({ status, failure }) => status === 'passed' || failure?.todo);
}

export function verdictExit({ status }: Verdict): number {
  return { passed: EXIT.ok, failed: EXIT.failed, inconclusive: EXIT.inconclusive }[status];
}
