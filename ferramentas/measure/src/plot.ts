import type { CandidateResult, Comparison } from './comparison.ts';
import { dateText, machineLine, number, withSpread } from './format.ts';
import type { Report } from './report-format.ts';

const WIDTH = 720;
const LEFT = 200;
const RIGHT = 150;
const BAR = 26;
const HEADER = 58;
const AXIS = 40;

/**
 * Desenho de um relatório: um painel por comparação, barras a partir do zero, rótulo direto e quartis como bigode.
 * Autossuficiente: pinta o próprio fundo e segue o tema claro ou escuro do sistema; embutido no site, herda dele as
 * cores (`--paper`, `--ink` e outras) e segue o tema da página.
 */
export function plot(report: Report): string {
  const panels: string[] = [];
  let y = 16;
  for (const comparison of report.comparisons) {
    panels.push(`<g transform="translate(0 ${y})">\n${panel(comparison)}\n</g>`);
    y += HEADER + comparison.results.length * BAR + AXIS;
  }
  const height = y + 34;
  const source = `${machineLine(report.machine)} · ${dateText(report.date)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="medida-titulo medida-resumo" class="medida">
<title id="medida-titulo">${escapeXml(report.title)}</title>
<desc id="medida-resumo">${escapeXml(report.comparisons.map(describe).join(' '))}</desc>
${STYLE}
<rect class="medida-fundo" width="${WIDTH}" height="${height}" rx="10"/>
${panels.join('\n')}
<text class="medida-fraco" x="20" y="${y + 14}">${escapeXml(source)}</text>
</svg>
`;
}

const STYLE = `<style>
.medida { font-family: system-ui, sans-serif; font-size: 13px;
  --m-fundo: var(--paper, #fcfcf9); --m-tinta: var(--ink, #191d1b); --m-fraco: var(--ink-2, #4b534e);
  --m-grade: var(--rule, #d3d7cd); --m-barra: var(--rule-strong, #767e78); }
@media (prefers-color-scheme: dark) { .medida {
  --m-fundo: var(--paper, #131614); --m-tinta: var(--ink, #e7e8e1); --m-fraco: var(--ink-2, #aeb5ae);
  --m-grade: var(--rule, #323833); --m-barra: var(--rule-strong, #7f8780); } }
.medida text { fill: var(--m-tinta); } .medida .medida-fraco { fill: var(--m-fraco); font-size: 11.5px; }
.medida .medida-titulo { font-weight: 600; font-size: 14px; }
.medida-fundo { fill: var(--m-fundo); } .medida-barra { fill: var(--m-barra); }
.medida-grade { stroke: var(--m-grade); } .medida-bigode { stroke: var(--m-tinta); stroke-width: 1.5; fill: none; }
</style>`;

function panel(comparison: Comparison): string {
  const highest = Math.max(...comparison.results.map(({ median, q3 }) => Math.max(median, q3)));
  const ticks = niceTicks(highest);
  const full = ticks.at(-1) || 1;
  const scale = (value: number) => LEFT + (value / full) * (WIDTH - LEFT - RIGHT);
  const bottom = HEADER + comparison.results.length * BAR;
  const grid = ticks.map((tick) => {
    const x = scale(tick).toFixed(1);
    return `<path class="medida-grade" d="M${x} ${HEADER - 8}V${bottom}"/><text class="medida-fraco" x="${x}" y="${bottom + 16}" text-anchor="middle">${number(tick)}</text>`;
  });
  const note =
    comparison.kind === 'timed'
      ? `mediana de ${comparison.rounds} rodadas; o bigode vai do 1º ao 3º quartil`
      : 'contagem exata';
  return [
    `<text class="medida-titulo" x="20" y="20">${escapeXml(comparison.title)}</text>`,
    `<text class="medida-fraco" x="20" y="38">${escapeXml(`${comparison.unit}, menos é melhor; ${note}`)}</text>`,
    ...grid,
    ...comparison.results.map((result, index) => bar(result, HEADER + index * BAR, scale)),
  ].join('\n');
}

function bar(result: CandidateResult, y: number, scale: (value: number) => number): string {
  const middle = y + 9;
  const from = scale(0);
  const [low, end, high] = [scale(result.q1), scale(result.median), scale(result.q3)];
  const whisker =
    result.q1 === result.q3
      ? ''
      : `<path class="medida-bigode" d="M${low.toFixed(1)} ${middle}H${high.toFixed(1)}M${low.toFixed(1)} ${middle - 4}v8M${high.toFixed(1)} ${middle - 4}v8"/>`;
  return `<text x="${LEFT - 10}" y="${middle + 4}" text-anchor="end">${escapeXml(result.name)}</text><rect class="medida-barra" x="${from}" y="${y}" width="${(end - from).toFixed(1)}" height="18" rx="2"/>${whisker}<text x="${(Math.max(end, high) + 8).toFixed(1)}" y="${middle + 4}">${withSpread(result)}</text>`;
}

/** De 3 a 6 marcas redondas (1, 2 ou 5 vezes uma potência de dez), de zero até cobrir o maior valor. */
export function niceTicks(highest: number): number[] {
  if (highest <= 0) return [0, 1];
  const magnitude = 10 ** Math.floor(Math.log10(highest / 3));
  const step =
    [1, 2, 5, 10].map((factor) => factor * magnitude).find((size) => highest / size <= 5) ?? highest;
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step);
}

function describe({ title, unit, results }: Comparison): string {
  return `${title} (${unit}): ${results.map((result) => `${result.name}, ${withSpread(result)}`).join('; ')}.`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
