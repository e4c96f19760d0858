/** O que o explorador de CPU e memória diz em palavras. Puro. */
import {
  LINE_BYTES,
  type Visit,
  type Walk,
} from '../../../../01-fundamentos/exemplos/01-cpu-e-memoria/core.ts';
import {
  humanText,
  type Measured,
  rungName,
  timeText,
} from '../../../../01-fundamentos/exemplos/01-cpu-e-memoria/scale.ts';

export const SHAPE = { rows: 8, columns: 16, bytes: 8 } as const;
/** Onde a grade começa na memória: num começo de linha, para a conta se fazer de cabeça. */
const BASE = 0x1000;

export const ORDERS: { value: Walk['order']; label: string }[] = [
  { value: 'rows', label: 'linha a linha' },
  { value: 'columns', label: 'coluna a coluna' },
];

export const CAPACITIES = ['4', '8', '16'].map((value) => ({ value, label: `${value} linhas` }));

const orderLabel = (order: Walk['order']) => ORDERS.find(({ value }) => value === order)?.label ?? order;

/** Largura de uma barra em escala logarítmica, em por cento: de 0,1 ns a 100 ms. */
export function barPercent(ns: number): number {
  return Math.min(100, Math.max(2, ((Math.log10(ns) + 1) / 9) * 100));
}

/** `8,1 × o degrau acima`; nada se algum dos dois falta ou se o tempo não cresceu. */
export function stepText(rungs: readonly Measured[], index: number): string | undefined {
  const [before, ns] = [rungs[index - 1]?.ns, rungs[index]?.ns];
  if (before === undefined || ns === undefined || ns <= before) return;
  const times = (ns / before).toLocaleString('pt-BR', { maximumSignificantDigits: 2 });
  return `${times} × o degrau acima`;
}

export function ladderTranscript(book: readonly Measured[], own: readonly Measured[] | undefined): string[] {
  return [
    own
      ? 'Para cada operação: o tempo no livro, o mesmo tempo se 1 ns durasse 1 s, e o tempo na sua máquina.'
      : 'Para cada operação: o tempo no livro e o mesmo tempo se 1 ns durasse 1 s.',
    ...book.map(({ id, ns }, index) => {
      const mine = own?.[index]?.ns;
      const parts = [
        ns === undefined ? 'não medido no livro' : `${timeText(ns)}, ou ${humanText(ns)}`,
        ...(own
          ? [mine === undefined ? 'não medido na sua máquina' : `na sua máquina, ${timeText(mine)}`]
          : []),
      ];
      return `${rungName(id)}: ${parts.join('; ')}.`;
    }),
  ];
}

/** O endereço de um elemento, como se escreve: `0x10c8`. */
export function addressText({ row, column }: Pick<Visit, 'row' | 'column'>): string {
  return `0x${(BASE + (row * SHAPE.columns + column) * SHAPE.bytes).toString(16)}`;
}

/** O número da linha de cache na memória, e não só dentro da grade. */
export const lineNumber = (line: number): number => BASE / LINE_BYTES + line;

export const countMisses = (done: readonly Visit[]): number => done.filter(({ hit }) => !hit).length;

export function visitText(visit: Visit): string {
  if (visit.hit) return 'acerto: a linha já estava no cache';
  return visit.evicted === undefined
    ? 'falta: a linha foi buscada'
    : `falta: a linha foi buscada, e a ${lineNumber(visit.evicted)} saiu`;
}

export function walkTranscript(walk: Walk, all: readonly Visit[], at: number): string[] {
  const done = all.slice(0, at + 1);
  const now = all[at];
  return [
    `Grade de ${walk.rows} linhas por ${walk.columns} colunas de números de ${walk.bytes} bytes: cada linha de cache, de ${LINE_BYTES} bytes, tem ${LINE_BYTES / walk.bytes} números, e a grade ocupa ${(walk.rows * walk.columns * walk.bytes) / LINE_BYTES}. O cache guarda ${walk.capacity}.`,
    ...(now
      ? [
          `Andando ${orderLabel(walk.order)}, leitura ${at + 1} de ${all.length}: linha ${now.row}, coluna ${now.column}, endereço ${addressText(now)}, na linha de cache ${lineNumber(now.line)}; ${visitText(now)}.`,
          `Estão no cache: ${now.present.map(lineNumber).join(', ')}.`,
        ]
      : []),
    `Até aqui, ${countMisses(done)} buscas em ${done.length} leituras. No fim da caminhada, ${countMisses(all)} em ${all.length}.`,
  ];
}
