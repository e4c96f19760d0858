/** Apoio: tempos e tamanhos em texto, e a escada de latências que o leitor traz da sua máquina. Puro. */

/** Os degraus, na ordem em que `latencias.ts` os imprime. */
export const RUNGS = [
  { id: 'soma', name: 'soma em registrador' },
  { id: 'l1', name: 'leitura, 16 KiB visitados' },
  { id: 'l2', name: 'leitura, 256 KiB visitados' },
  { id: 'l3', name: 'leitura, 4 MiB visitados' },
  { id: 'ram', name: 'leitura, 128 MiB visitados' },
  { id: 'kernel', name: 'pedido ao kernel (getuid)' },
  { id: 'arquivo', name: 'ler 4 KiB que estão na memória' },
  { id: 'rede', name: 'ida e volta por TCP local' },
  { id: 'disco', name: 'escrever 4 KiB e esperar o disco' },
] as const;

export type RungId = (typeof RUNGS)[number]['id'];

/** Um degrau; sem `ns`, não foi possível medi-lo. */
export interface Measured {
  id: RungId;
  ns?: number;
}

export const rungOf = (id: RungId, ns: number | undefined): Measured =>
  ns === undefined ? { id } : { id, ns };

export const rungName = (id: RungId): string => RUNGS.find((rung) => rung.id === id)?.name ?? id;

const number = new Intl.NumberFormat('pt-BR', { maximumSignificantDigits: 3 });

/** Um tempo com a unidade que o deixa legível: `1,5 ns`, `20 µs`, `3 ms`. */
export function timeText(ns: number): string {
  const [value, unit] =
    ns < 1e3 ? [ns, 'ns'] : ns < 1e6 ? [ns / 1e3, 'µs'] : ns < 1e9 ? [ns / 1e6, 'ms'] : [ns / 1e9, 's'];
  return `${number.format(value)} ${unit}`;
}

/** O mesmo tempo se cada nanossegundo durasse um segundo: `100 ns` vira `1,67 min`. */
export function humanText(ns: number): string {
  const units: [number, string][] = [
    [86_400 * 365, 'anos'],
    [86_400, 'dias'],
    [3600, 'h'],
    [60, 'min'],
    [1, 's'],
  ];
  const [size, unit] = units.find(([seconds]) => ns >= seconds) ?? [1, 's'];
  return `${number.format(ns / size)} ${unit}`;
}

/** Bytes em KiB ou MiB. */
export function bytesText(bytes: number): string {
  return bytes < 2 ** 20 ? `${number.format(bytes / 1024)} KiB` : `${number.format(bytes / 2 ** 20)} MiB`;
}

/** A tabela e, no fim, a linha que o explorador da lição aceita. */
export function ladderLines(rungs: readonly Measured[]): string[] {
  return [
    `  ${''.padEnd(33)}     tempo   se 1 ns fosse 1 s`,
    ...rungs.map(({ id, ns }) =>
      ns === undefined
        ? `  ${rungName(id).padEnd(33)}  não se mede aqui`
        : `  ${rungName(id).padEnd(33)}  ${timeText(ns).padStart(8)}   ${humanText(ns).padStart(9)}`,
    ),
    '',
    'Para o explorador da lição:',
    `  ${rungs.map(({ ns }) => (ns === undefined ? '-' : shortNumber(ns))).join('; ')}`,
  ];
}

const shortNumber = (ns: number) => String(Number(ns.toPrecision(3))).replace('.', ',');

/**
 * Lê a linha que `latencias.ts` imprime para o explorador: nanossegundos separados por ponto e vírgula, na ordem dos
 * degraus; um traço é o que não se pôde medir.
 *
 * @returns os degraus, ou a frase do que falta
 */
export function parseRungs(text: string): Measured[] | string {
  const parts = text.split(';').map((part) => part.trim());
  if (parts.length !== RUNGS.length) return `esperava ${RUNGS.length} números separados por ponto e vírgula`;
  const values = parts.map((part) => (part === '-' ? undefined : Number(part.replace(',', '.'))));
  const wrong = values.findIndex((value) => value !== undefined && !(value > 0 && Number.isFinite(value)));
  if (wrong >= 0) return `o ${wrong + 1}º não é um tempo: ${parts[wrong] || 'nada'}`;
  return RUNGS.map(({ id }, index) => rungOf(id, values[index]));
}
