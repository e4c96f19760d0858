/**
 * O heap de dois caches ao longo do tempo, um sem limite e outro com: o que se vê de fora e o que está vivo.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Growth, growthPlot, type Recording } from './crescimento-svg.ts';
import { liveBytes, MEBIBYTE } from './heap.ts';

const RECORDED = join(import.meta.dirname, 'crescimento.gerado.json');
const SVG = join(import.meta.dirname, '../../teoria/imagens/04-crescimento.gerado.svg');
const REQUESTS = 240_000;
const LIMIT = 1000;

// #region cresce
/** Guarda um post por pedido. Sem limite o Map só cresce; com limite, o mais antigo sai. Mede `samples` vezes, em MiB. */
export function grow(limit: number, requests: number, samples: number, measure: () => number): number[] {
  const cache = new Map<number, string[]>();
  const base = liveBytes();
  const seen: number[] = [];
  for (let id = 1; id <= requests; id++) {
    cache.set(id, textOf(id));
    const oldest = cache.keys().next();
    if (cache.size > limit && !oldest.done) cache.delete(oldest.value);
    if (id % (requests / samples) === 0) seen.push(Math.max(0, (measure() - base) / MEBIBYTE));
  }
  return seen;
}

const textOf = (id: number) => Array.from({ length: 10 }, (_, at) => `post ${id}, linha ${at}`);
// #endregion cresce

/** Sem forçar coleta: é o que um painel mostra. */
const usedBytes = () => process.memoryUsage().heapUsed;

const rounded = (values: readonly number[]) => values.map((value) => Number(value.toFixed(1)));

function measureGrowth(limit: number): Growth {
  const used = rounded(grow(limit, REQUESTS, 60, usedBytes));
  return { used, live: rounded(grow(limit, REQUESTS, 12, liveBytes)) };
}

const record = (): Recording => ({
  date: new Date().toISOString().slice(0, 10),
  node: process.versions.node,
  requests: REQUESTS,
  limit: LIMIT,
  leaking: measureGrowth(Number.POSITIVE_INFINITY),
  bounded: measureGrowth(LIMIT),
});

/** Uma linha do gráfico de texto: uma coluna por amostra, mais alta quanto mais memória. */
export function bars(values: readonly number[], top: number): string {
  const levels = ' ▁▂▃▄▅▆▇█';
  return values.map((value) => levels[Math.min(8, Math.round((value / top) * 8))] ?? ' ').join('');
}

const decimal = (value: number) => value.toLocaleString('pt-BR', { maximumFractionDigits: 1 });

/** Cada amostra dos vivos vale por cinco, para ficar embaixo das outras. */
const wide = (values: readonly number[]) => values.flatMap((value) => new Array<number>(5).fill(value));

function show(name: string, { used, live }: Growth, top: number): void {
  console.log(name);
  console.log(`  em uso  ${bars(used, top)}  até ${decimal(Math.max(...used))} MiB`);
  console.log(`  vivos   ${bars(wide(live), top)}  até ${decimal(Math.max(...live))} MiB`);
}

export function main([option]: readonly string[]): void {
  const recording =
    option === '--gravado' ? (JSON.parse(readFileSync(RECORDED, 'utf8')) as Recording) : record();
  const { leaking, bounded, date, node, requests, limit } = recording;
  const top = Math.max(...leaking.used, ...leaking.live);
  show('Cache sem limite', leaking, top);
  show(`Cache de ${decimal(limit)} posts`, bounded, top);
  console.log(`${decimal(requests)} pedidos, ${date}, Node ${node}`);
  if (option !== '--gravar') return;
  writeFileSync(RECORDED, `${JSON.stringify(recording)}\n`);
  writeFileSync(SVG, growthPlot(recording));
}

if (import.meta.main) main(process.argv.slice(2));
