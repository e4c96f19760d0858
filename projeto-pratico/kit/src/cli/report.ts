import {
  BLOCKED,
  NOT_REQUESTED,
  type Outcome,
  type TaskResult,
  type Verdict,
  type VerifyEvent,
} from '../outcome.ts';

export interface ReporterOptions {
  write: (text: string) => void;
  color: boolean;
  /** Transcrição de todas as falhas; sem isto, só da primeira. */
  all: boolean;
  /** Pasta da etapa como o leitor a vê, para o "releia" apontar um arquivo que ele possa abrir. */
  stageDirectory?: (stage: number) => string;
}

const LINE_CHARS = 110;
// biome-ignore lint/suspicious/noControlCharactersInRegex: são eles mesmos que se procura
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;
const SIGN: Record<Outcome, string> = { passed: '✔', failed: '✖', unverified: '–' };
const WORD: Record<Outcome, string> = { passed: 'passou', failed: 'falhou', unverified: 'não verificado' };
const COLOR: Record<Outcome, number> = { passed: 32, failed: 31, unverified: 33 };

/** Transforma eventos em texto calmo: uma linha por tarefa, e a transcrição de quem falhou. */
export function createReporter(options: ReporterOptions): (event: VerifyEvent) => void {
  const paint = (code: number, text: string) => (options.color ? `\u001b[${code}m${text}\u001b[0m` : text);
  let failures = 0;
  return (event) => {
    if (event.type === 'stage-started') {
      options.write(`\nEtapa ${pad(event.stage)} — ${event.title} (${event.tasks.length} tarefas)\n\n`);
    } else if (event.type === 'task-finished') {
      if (event.result.reason?.startsWith(BLOCKED) === true) return;
      options.write(taskLine(event.result, paint));
      if (event.result.defect !== undefined) options.write(row('pilha', event.result.defect));
      if (event.result.failure === undefined) return;
      failures += 1;
      const { got, expected } = event.result.failure;
      if (failures === 1 || options.all) options.write(transcript(event.result, options));
      else options.write(`      ${visible(got)}; esperado: ${visible(expected)}\n`);
    } else if (event.type === 'finished') {
      options.write(summary(event.verdict, options.all, paint));
    }
  };
}

type Paint = (code: number, text: string) => string;

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function taskLine(result: TaskResult, paint: Paint): string {
  const { outcome, number, title, durationMs, reason } = result;
  const tail = reason === undefined ? `${durationMs} ms` : reason;
  const sign = paint(COLOR[outcome], `${SIGN[outcome]} ${WORD[outcome].padEnd(6)}`);
  return `  ${sign} ${String(number).padStart(2)}  ${title} ${paint(2, `· ${tail}`)}\n`;
}

function transcript({ stage, failure }: TaskResult, { stageDirectory }: ReporterOptions): string {
  if (failure === undefined) return '';
  const directory = stageDirectory?.(stage) ?? '';
  const rows: [string, string | undefined][] = [
    ['enviado', failure.sent],
    ['voltou', failure.received],
    ['aconteceu', failure.got],
    ['esperado', failure.expected],
    ['onde', failure.where],
    ['saída', failure.output?.map(short).join('\n') || undefined],
    ['releia', `${directory}${failure.reread.file} › ${failure.reread.heading}`],
  ];
  const lines = rows.flatMap(([label, text]) => (text === undefined ? [] : [row(label, text)]));
  return `\n${lines.join('')}\n`;
}

/** Uma linha de log inteira enche a tela e esconde o resto da transcrição. */
function short(line: string): string {
  return line.length <= LINE_CHARS ? line : `${line.slice(0, LINE_CHARS)}…`;
}

/** O que o servidor escreveu não manda no terminal: caracteres de controle aparecem escritos. */
function visible(text: string): string {
  return text.replaceAll(CONTROL, (found) => `\\x${found.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function row(label: string, text: string): string {
  const [first, ...rest] = visible(text).trimEnd().split('\n');
  const indent = ' '.repeat(8);
  const lines = [
    `${indent}${label.padEnd(11)}${first}`,
    ...rest.map((line) => `${indent}${' '.repeat(11)}${line}`),
  ];
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

function summary({ results, durationMs }: Verdict, all: boolean, paint: Paint): string {
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
  const failed = count('failed');
  const parts = `Passaram: ${count('passed')} · Falharam: ${failed} · Não verificadas: ${count('unverified')}`;
  const seconds = (durationMs / 1000).toLocaleString('pt-BR', { maximumFractionDigits: 1 });
  const verdict = failed > 0 ? 'failed' : count('unverified') > 0 ? 'unverified' : 'passed';
  const blocked = results.filter(({ reason }) => reason?.startsWith(BLOCKED)).length;
  const waiting = blocked > 0 ? `  As outras ${blocked} tarefas esperam o servidor subir.\n` : '';
  const partial = results.some(({ reason }) => reason === NOT_REQUESTED);
  const more =
    failed > 1 && !all ? 'Comece pela primeira falha; --tudo mostra a transcrição das outras.\n' : '';
  const hint = partial && failed === 0 ? 'Agora peça todas, sem --tarefa.\n' : more;
  return `${waiting}\n${paint(COLOR[verdict], SIGN[verdict])} ${parts} · ${seconds} s\n${hint}`;
}
