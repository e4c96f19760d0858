import type { CandidateResult, Comparison } from './comparison.ts';
import type { Machine } from './machine.ts';

/** Com três algarismos significativos (ou `significant`), como se escreve no Brasil: 1.234 / 12,3 / 0,0456. */
export function number(value: number, significant = 3): string {
  const digits =
    Math.abs(value) >= 1000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: significant };
  return new Intl.NumberFormat('pt-BR', digits).format(value);
}

/** Valor com a dispersão ao lado: metade da distância entre quartis. Contagem exata não tem dispersão. */
export function withSpread({ median, q1, q3 }: CandidateResult): string {
  const half = (q3 - q1) / 2;
  return half === 0 ? number(median) : `${number(median)} ± ${number(half, 2)}`;
}

/** “1 (referência)”, “2,31×”, “2,31× (2,28–2,4)” com a faixa entre processos, “inconclusivo (0,96–1,08×)”. */
export function ratioText({ ratio, ratioRange, verdict }: CandidateResult): string {
  if (verdict === 'reference') return '1 (referência)';
  if (verdict === 'inconclusive' && ratio.low !== ratio.high) {
    const low = Math.min(ratio.low, ratioRange?.min ?? ratio.low);
    const high = Math.max(ratio.high, ratioRange?.max ?? ratio.high);
    return `inconclusivo (${number(low)}–${number(high)}×)`;
  }
  const range = ratioRange ? ` (${number(ratioRange.min)}–${number(ratioRange.max)})` : '';
  return `${number(ratio.median)}×${range}`;
}

/** Tabela para o terminal. */
export function table({ title, unit, results, warnings }: Comparison): string {
  const hasTail = results.some(({ p99 }) => p99 !== undefined);
  const counted = results.some(({ collections }) => collections !== undefined);
  const optional = (shown: boolean, cell: string) => (shown ? [cell] : []);
  const cell = (value: number | undefined) => (value === undefined ? '' : number(value));
  const rows = [
    ['', unit, ...optional(hasTail, 'p99'), 'razão', ...optional(counted, 'coletas')],
    ...results.map((result) => [
      result.name,
      withSpread(result),
      ...optional(hasTail, cell(result.p99)),
      ratioText(result),
      ...optional(counted, cell(result.collections)),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const numeric = hasTail ? 2 : 1;
  const align = (text: string, at: number) =>
    at > 0 && at <= numeric ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0);
  const lines = rows.map((row) => `  ${row.map(align).join('  ')}`.trimEnd());
  return [title, ...lines, ...warnings.map((warning) => `  aviso: ${warning}`)].join('\n');
}

/** Uma linha com máquina, sistema e versões. */
export function machineLine({ cpu, cores, memoryGiB, os, arch, node }: Machine): string {
  return `${cpu}, ${cores} núcleos, ${memoryGiB} GiB, ${os} (${arch}), Node ${node}`;
}

/** “23/11/2026”, da data ISO do relatório, em UTC. */
export function dateText(iso: string): string {
  return new Intl.DateTimeFormat('pt-BR', { timeZone: 'UTC' }).format(new Date(iso));
}
