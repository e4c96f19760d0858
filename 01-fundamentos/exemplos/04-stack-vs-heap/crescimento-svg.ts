import type { Recording } from './crescimento.ts';

const [LEFT, RIGHT, TOP, BOTTOM] = [44, 340, 24, 190];
const decimal = (value: number) => value.toLocaleString('pt-BR', { maximumFractionDigits: 0 });

/** O gráfico da lição: MiB em uso (linha fina) e vivos (grossa), com o cache sem limite e com ele. */
export function growthPlot({ leaking, bounded, date, node, requests, limit }: Recording): string {
  const top = Math.max(...leaking.used, ...bounded.used);
  const y = (value: number) => BOTTOM - (value / top) * (BOTTOM - TOP);
  const line = (values: readonly number[], width: number, dash = '') => {
    const x = (index: number) => LEFT + ((index + 1) / values.length) * (RIGHT - LEFT);
    const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
    return `<polyline points="${points}" fill="none" stroke="currentColor" stroke-width="${width}"${dash}/>`;
  };
  const label = (at: number, text: string) =>
    `<text x="${LEFT - 6}" y="${at + 5}" text-anchor="end">${text}</text>`;
  const leakEnd = leaking.live.at(-1) ?? 0;
  const boundedEnd = bounded.live.at(-1) ?? 0;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 268" role="img" style="min-width:0;max-width:27rem" font-family="sans-serif" font-size="13" fill="currentColor">
<title>MiB no heap ao longo de ${decimal(requests)} pedidos: sem limite, os vivos sobem até ${decimal(leakEnd)}; com limite de ${decimal(limit)} posts, ficam em ${decimal(boundedEnd)}, e o que está em uso oscila acima deles</title>
<path d="M${LEFT} ${TOP - 8}V${BOTTOM}H${RIGHT}" fill="none" stroke="currentColor"/>
${label(TOP, decimal(top))}${label(BOTTOM, '0')}
<text x="${LEFT + 6}" y="${TOP - 4}">MiB</text>
${line(leaking.used, 1)}
${line(leaking.live, 2.5)}
${line(bounded.used, 1, ' stroke-dasharray="4 2"')}
${line(bounded.live, 2.5, ' stroke-dasharray="4 2"')}
<text x="${RIGHT}" y="${BOTTOM + 18}" text-anchor="end">${decimal(requests)} pedidos</text>
<text x="${LEFT}" y="${BOTTOM + 40}">linha cheia: sem limite; tracejada: ${decimal(limit)} posts</text>
<text x="${LEFT}" y="${BOTTOM + 57}">grossa: vivos após coleta; fina: em uso</text>
<text x="${LEFT}" y="${BOTTOM + 74}">${date}, Node ${node}</text>
</svg>
`;
}
