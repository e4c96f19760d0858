import type { CheckEvent, Concept, Failure, TaskResult, Verdict } from '../core/contract.ts';
import { formatSeconds } from '../core/text.ts';
import { EXIT } from './command.ts';
import { type Terminal, wrap } from './terminal.ts';

const SIGNS = { passed: '✔ passou', failed: '✖ falhou', 'not-run': '· não rodou' } as const;
const STYLES = { passed: 'green', failed: 'red', 'not-run': 'dim' } as const;

/** Escreve cada tarefa assim que termina. Só a primeira falha vem por extenso: uma coisa de cada vez. */
export function verdictPrinter(
  concept: Concept,
  terminal: Terminal,
  all: boolean,
): (event: CheckEvent) => void {
  let shown = 0;
  return (event) => {
    if (event.type === 'start') terminal.line(`Corrigindo ${terminal.paint('bold', event.file)}…\n`);
    if (event.type === 'task') {
      printTask(event.result, terminal);
      if (!event.result.failure) return;
      if (all || shown === 0)
        printFailure(event.result.failure, lessonAnchor(concept, event.result), terminal);
      shown += 1;
    }
    if (event.type === 'verdict') printVerdict(event.verdict, terminal);
  };
}

const lessonAnchor = (concept: Concept, task: TaskResult) =>
  `${concept.lesson ?? concept.id}#${task.section}`;

function printTask({ status, number, title }: TaskResult, terminal: Terminal): void {
  terminal.line(`  ${terminal.paint(STYLES[status], SIGNS[status])}  ${number}. ${title}`);
}

function printFailure(failure: Failure, reread: string | undefined, terminal: Terminal): void {
  const rows: [string, string | undefined][] = [
    ['motivo', failure.message],
    ['enviado', failure.sent],
    ['recebido', failure.received],
    ['esperado', failure.expected],
    ['onde', failure.where && `${failure.where.file}:${failure.where.line}:${failure.where.column}`],
    ['releia', reread],
  ];
  terminal.line();
  for (const [label, text] of rows) if (text !== undefined) printRow(label, text, terminal);
  terminal.line();
}

function printRow(label: string, text: string, terminal: Terminal): void {
  const head = `      ${label.padEnd(9)} `;
  const hanging = ' '.repeat(head.length);
  if (label === 'motivo') terminal.line(wrap(text, terminal.width, terminal.paint('bold', head), hanging));
  else terminal.line(head + text.split('\n').join(`\n${hanging}`));
}

function printVerdict(verdict: Verdict, terminal: Terminal): void {
  const { problem, tasks, output } = verdict;
  for (const task of tasks) if (task.status === 'not-run') printTask(task, terminal);
  if (problem) printFailure(problem, undefined, terminal);
  if (output.trim() !== '') {
    const cut = verdict.outputTruncated ? '\n… (cortado)' : '';
    terminal.line(
      `\nSeu programa imprimiu:\n${terminal.paint('dim', output.trimEnd().replaceAll(/^/gm, '  ') + cut)}`,
    );
  }
  const passed = tasks.filter((task) => task.status === 'passed').length;
  const summary = `${passed} de ${tasks.length} tarefas em ${formatSeconds(verdict.durationMs)}`;
  if (verdict.status === 'passed') terminal.line(terminal.paint('green', `\n✔ passou: ${summary}`));
  else if (verdict.status === 'inconclusive') terminal.line(`\n? inconclusivo: ${summary}`);
  else terminal.line(terminal.paint('red', `\n✖ falhou: ${summary}`));
}

export function verdictExit({ status }: Verdict): number {
  return { passed: EXIT.ok, failed: EXIT.failed, inconclusive: EXIT.inconclusive }[status];
}
