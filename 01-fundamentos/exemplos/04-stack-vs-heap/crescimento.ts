/**
 * O heap de dois caches ao longo do tempo, um sem limite e outro com, medido depois de coletas e sem forçá-las.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { liveBytes, MEBIBYTE } from './heap.ts';

const RECORDED = join(import.meta.dirname, 'crescimento.gerado.json');
const SVG = join(import.meta.dirname, '../../teoria/imagens/04-crescimento.gerado.svg');
const SAMPLES = 60;
const STEP = 500; // pedidos entre duas amostras
const LIMIT = 1000;

export interface Growth {
  /** MiB em uso a cada amostra, como se vê de fora: com o lixo que ainda não foi recolhido. */
  used: number[];
  /** MiB vivos a cada dez amostras, depois de uma coleta forçada. */
  live: number[];
}

// #region cresce
/** Guarda um post por pedido. Sem limite o Map só cresce; com limite, o mais antigo sai. */
export function grow(limit: number): Growth {
  const cache = new Map<number, string[]>();
  const growth: Growth = { used: [], live: [] };
  const base = liveBytes();
  const since = (bytes: number) => Number(Math.max(0, (bytes - base) / MEBIBYTE).toFixed(2));
  for (let sample = 1; sample <= SAMPLES; sample++) {
    for (let turn = 0; turn < STEP; turn++) {
      const id = sample * STEP + turn;
      cache.set(id, Array.from({ length: 20 }, (_, at) => `post ${id}, linha ${at}`));
      const oldest = cache.keys().next();
      if (cache.size > limit && !oldest.done) cache.delete(oldest.value);
    }
    growth.used.push(since(process.memoryUsage().heapUsed));
    if (sample % 10 === 0) growth.live.push(since(liveBytes()));
  }
  cache.clear();
  return growth;
}
// #endregion cresce

/** Uma linha do gráfico de texto: uma coluna por amostra, mais alta quanto mais memória. */
export function bars(values: readonly number[], top: number): string {
  const levels = ' ▁▂▃▄▅▆▇█';
  return values.map((value) => levels[Math.min(8, Math.round((value / top) * 8))] ?? ' ').join('');
}

const decimal = (value: number) => value.toLocaleString('pt-BR', { maximumFractionDigits: 1 });
type Recording = { date: string; node: string; leaking: Growth; bounded: Growth };

export function svg({ leaking, bounded, date, node }: Recording): string {
  const top = Math.max(...leaking.used, ...bounded.used);
  const x = (index: number) => 40 + (index / (SAMPLES - 1)) * 300;
  const y = (value: number) => 190 - (value / top) * 160;
  const points = (values: readonly number[]) =>
    values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const marks = (values: readonly number[]) =>
    values.map((value, index) => `<circle cx="${x(index * 10 + 9).toFixed(1)}" cy="${y(value).toFixed(1)}" r="4" fill="currentColor"/>`);
  const label = (at: number, text: string) => `<text x="36" y="${at}" text-anchor="end">${text}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 250" role="img" style="min-width:0;max-width:27rem" font-family="sans-serif" font-size="13" fill="currentColor">
<title>MiB no heap ao longo de ${SAMPLES * STEP} pedidos: sem limite, a linha sobe até ${decimal(top)}; com limite, oscila e volta</title>
<path d="M40 20V190H340" fill="none" stroke="currentColor"/>
${label(34, decimal(top))}${label(194, '0')}
<polyline points="${points(leaking.used)}" fill="none" stroke="currentColor" stroke-width="2"/>
<polyline points="${points(bounded.used)}" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="5 3"/>
${[...marks(leaking.live), ...marks(bounded.live)].join('\n')}
<text x="340" y="208" text-anchor="end">${SAMPLES * STEP} pedidos</text>
<text x="40" y="226">linha cheia: sem limite · tracejada: ${LIMIT} posts</text>
<text x="40" y="244">pontos: vivos após coleta · ${date}, Node ${node}</text>
</svg>
`;
}

function show(name: string, { used, live }: Growth, top: number): void {
  console.log(`${name}\n  ${bars(used, top)}  até ${decimal(Math.max(...used))} MiB`);
  console.log(`  vivos a cada ${10 * STEP} pedidos: ${live.map(decimal).join('  ')} MiB`);
}

export function main([option]: readonly string[]): void {
  const recording: Recording =
    option === '--gravado'
      ? (JSON.parse(readFileSync(RECORDED, 'utf8')) as Recording)
      : {
          date: new Date().toISOString().slice(0, 10),
          node: process.versions.node,
          leaking: grow(Number.POSITIVE_INFINITY),
          bounded: grow(LIMIT),
        };
  const { leaking, bounded, date, node } = recording;
  const top = Math.max(...leaking.used, ...bounded.used);
  show('Cache sem limite', leaking, top);
  show(`Cache de ${LIMIT} posts`, bounded, top);
  console.log(`Medido em ${date}, Node ${node}`);
  if (option !== '--gravar') return;
  writeFileSync(RECORDED, `${JSON.stringify(recording)}\n`);
  writeFileSync(SVG, svg(recording));
}

if (import.meta.main) main(process.argv.slice(2));
