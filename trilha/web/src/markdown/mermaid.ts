import { renderMermaidSVG } from 'beautiful-mermaid';
import { escapeHtml } from '../lib/html.ts';

/** As cores saem das variáveis do site: o mesmo SVG serve ao tema claro, ao escuro e à impressão. */
const THEME = {
  bg: 'var(--paper)',
  fg: 'var(--ink)',
  line: 'var(--rule-strong)',
  accent: 'var(--ink)',
  muted: 'var(--ink-2)',
  surface: 'var(--paper-2)',
  border: 'var(--rule-strong)',
  transparent: true,
  padding: 8,
  font: 'Literata',
};

/** O desenhista calcula com letra de 13 px; nesta escala ela chega a 15,6 px, perto do texto da lição. */
const SCALE = 1.2;

export interface Diagram {
  svg: string;
  title: string;
  description: string | undefined;
}

/** Tira `accTitle:` e `accDescr:`, que o desenhista não conhece e leria como nós do grafo. */
function accessibility(source: string): { code: string; title?: string; description?: string } {
  const title = /^\s*accTitle:\s*(.+)$/m.exec(source)?.[1]?.trim();
  const description = /^\s*accDescr:\s*(.+)$/m.exec(source)?.[1]?.trim();
  const code = source.replace(/^\s*acc(Title|Descr):.*$\n?/gm, '');
  return { code, ...(title && { title }), ...(description && { description }) };
}

/**
 * Desenha um bloco Mermaid em SVG, no build.
 * @param id único na página: os marcadores de seta levam esse prefixo
 * @param fallback título usado quando o bloco não traz `accTitle:`
 * @throws quando o Mermaid é inválido ou de um tipo sem suporte; a mensagem traz o começo do bloco
 */
export function drawMermaid(source: string, id: string, fallback: string): Diagram {
  const { code, title = fallback, description } = accessibility(source);
  let raw: string;
  try {
    raw = renderMermaidSVG(code, THEME);
  } catch (cause) {
    const first = code.trim().split('\n')[0] ?? '';
    throw new Error(`Não foi possível desenhar o diagrama Mermaid que começa com “${first}”.`, { cause });
  }
  const [, width = '0', height = '0'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(raw) ?? [];
  const body = raw
    .replace(/^[\s\S]*?<\/style>/, '')
    .replace(/id="(arrow[a-z-]*|[a-z]+-?[a-z]*)"/g, `id="${id}-$1"`)
    .replace(/url\(#/g, `url(#${id}-`)
    .replace(/\n\s*/g, '\n');
  const size = (value: string) => (Number(value) * SCALE).toFixed(0);
  const about = description === undefined ? '' : `<desc>${escapeHtml(description)}</desc>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img" aria-label="${escapeHtml(title)}" viewBox="0 0 ${Number(width).toFixed(0)} ${Number(height).toFixed(0)}" width="${size(width)}" height="${size(height)}">${about}${body}`;
  return { svg, title, description };
}
