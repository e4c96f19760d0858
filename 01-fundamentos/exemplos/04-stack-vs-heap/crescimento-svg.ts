export interface Growth {
  /** MiB em uso, com o lixo que ainda não foi recolhido. */
  used: number[];
  /** MiB vivos, noutra passada: uma coleta forçada antes de cada amostra. */
  live: number[];
}

export interface Recording {
  date: string;
  node: string;
  requests: number;
  limit: number;
  leaking: Growth;
  bounded: Growth;
}

const [LEFT, RIGHT, TOP, BOTTOM] = [44, 340, 24, 190];
const decimal = (value: number) => value.toLocaleString('pt-BR', { maximumFractionDigits: 0 });

/** As cores do site, com as de papel e de tela escura para quem vê o arquivo sozinho. */
const STYLE = `.desenho { font: 13px "JetBrains Mono Variable", ui-monospace, Menlo, Consolas, monospace; --d-fundo: var(--paper, #fcfcf9); --d-tinta: var(--ink, #191d1b); --d-fraco: var(--ink-2, #4b534e); --d-linha: var(--rule-strong, #767e78); }
@media (prefers-color-scheme: dark) { .desenho { --d-fundo: var(--paper, #131614); --d-tinta: var(--ink, #e7e8e1); --d-fraco: var(--ink-2, #aeb5ae); --d-linha: var(--rule-strong, #7f8780); } }
.desenho text { fill: var(--d-tinta); } .desenho .fraco { fill: var(--d-fraco); } .desenho .f { text-anchor: end; }
.desenho .fundo { fill: var(--d-fundo); } .desenho .eixo { fill: none; stroke: var(--d-linha); }
.desenho .linha { fill: none; stroke: var(--d-tinta); } .desenho .fina { stroke-width: 1; } .desenho .grossa { stroke-width: 3; } .desenho .corte { stroke-dasharray: 5 3; }`;

/** O gráfico da lição: MiB em uso (linha fina) e vivos (grossa), com o cache sem limite e com ele. */
export function growthPlot({ leaking, bounded, date, node, requests, limit }: Recording): string {
  const top = Math.max(...leaking.used, ...bounded.used);
  const y = (value: number) => BOTTOM - (value / top) * (BOTTOM - TOP);
  const line = (values: readonly number[], style: string) => {
    const x = (index: number) => LEFT + ((index + 1) / values.length) * (RIGHT - LEFT);
    const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
    return `<polyline class="linha ${style}" points="${points}"/>`;
  };
  const label = (at: number, text: string) => `<text class="f" x="${LEFT - 6}" y="${at + 5}">${text}</text>`;
  const leakEnd = leaking.live.at(-1) ?? 0;
  const boundedEnd = bounded.live.at(-1) ?? 0;
  const boundedTop = Math.max(...bounded.used);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 276" width="432" role="img" aria-labelledby="crescimento-titulo" class="desenho" style="min-width:0;max-width:27rem">
<title id="crescimento-titulo">MiB no heap ao longo de ${decimal(requests)} pedidos: sem limite, os vivos sobem até ${decimal(leakEnd)}; com limite de ${decimal(limit)} posts, ficam em ${decimal(boundedEnd)}, e o que está em uso sobe e cai até ${decimal(boundedTop)}</title>
<style>
${STYLE}
</style>
<rect class="fundo" width="360" height="276" rx="8"/>
<path class="eixo" d="M${LEFT} ${TOP - 8}V${BOTTOM}H${RIGHT}"/>
${label(TOP, decimal(top))}${label(BOTTOM, '0')}
<text x="${LEFT + 6}" y="${TOP - 4}">MiB</text>
${line(leaking.used, 'fina')}
${line(leaking.live, 'grossa')}
${line(bounded.used, 'fina corte')}
${line(bounded.live, 'grossa corte')}
<text class="f" x="${RIGHT}" y="${BOTTOM + 18}">${decimal(requests)} pedidos</text>
<text x="12" y="${BOTTOM + 42}">cheia: sem limite; tracejada: ${decimal(limit)} posts</text>
<text x="12" y="${BOTTOM + 60}">grossa: vivos; fina: em uso, com o lixo</text>
<text class="fraco" x="12" y="${BOTTOM + 78}">${date}, Node ${node}</text>
</svg>
`;
}
