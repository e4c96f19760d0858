import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineHastPlugin, defineMdastPlugin, type HastPluginEntry, type MdastPluginEntry } from 'satteri';
import { exampleCommand } from '../../../core/example-command.ts';
import { escapeHtml } from '../lib/html.ts';
import { inlineSvg } from './inline-svg.ts';
import { type Repo, resolveLink } from './links.ts';
import { drawMermaid } from './mermaid.ts';
import { assetHref } from './paths.ts';

/** Painéis que entram no meio da lição, com a seção em que moram. A marca vira componente em `Markdown.astro`. */
const SLOTS = {
  explorer: 'Como funciona',
  measurements: 'Comparação',
  run: 'Exemplo prático',
  exercise: 'Exercício',
} as const;

export type SlotName = keyof typeof SLOTS;

export const slotMark = (name: SlotName) => `<!--trilha:${name}-->`;

const EXPLORER_MARK = /^<!--\s*explorador\s*-->$/;
const LESSON = /^\d\d-[a-z0-9-]+\/teoria\/(?:\d\d-[a-z0-9-]+|exame)\.md$/;

function figure(body: string, caption: string, number: number): string {
  const text = `<figcaption><b>Figura ${number}</b> ${escapeHtml(caption)}</figcaption>`;
  return `<figure class="figure"><div class="figure-body" id="figura-${number}" tabindex="0" role="group" aria-label="Figura ${number}">${body}</div>${text}</figure>`;
}

const UNIT = 'ns|µs|ms|s|min|h|bits?|bytes?|kB|MB|GB|KiB|MiB|GiB|MHz|GHz|%|vezes|mil|milhões';
const NUMBER_AND_UNIT = new RegExp(`(?<=\\d) (?=(?:${UNIT})(?![\\p{L}\\d]))`, 'gu');

/** Número e unidade não se separam no fim da linha: “R$ 99,99”, “10 ms”. */
export function keepTogether(text: string): string {
  return text.replace(/R\$ (?=\d)/g, 'R$\u00a0').replace(NUMBER_AND_UNIT, '\u00a0');
}

interface Document {
  file: string;
  figures: number;
  section: string;
  explorerPlaced: boolean;
}

/** O que o plugin deixa para o carregador: os arquivos de código citados, que ganham página própria. */
export interface Findings {
  sources?: string[];
}

function recordSource(data: Record<string, unknown>, path: string): void {
  const astro = data.astro as { frontmatter: Findings } | undefined;
  if (astro !== undefined) astro.frontmatter.sources = [...(astro.frontmatter.sources ?? []), path];
}

/** Marca o fim da seção de cada painel (o do explorador só se o autor não o pôs à mão). */
function placeSlots(doc: Document) {
  const ends = new Map<string, SlotName>(
    Object.entries(SLOTS).map(([name, title]) => [title, name as SlotName]),
  );
  return (title: string): SlotName | undefined => {
    const slot = ends.get(title);
    return slot === 'explorer' && doc.explorerPlaced ? undefined : slot;
  };
}

/**
 * Os ajustes que o Markdown do repositório precisa para virar página: links e imagens traduzidos, diagramas desenhados,
 * figuras numeradas, o título de nível 1 retirado (a página já o tem) e, nas lições, as marcas dos painéis.
 */
export function lessonPlugin(root: string, repo: Repo, read = readFileSync): MdastPluginEntry {
  const readAsset = (href: string) => read(join(root, href.slice(assetHref('').length)), 'utf8');
  return ({ fileURL, source }) => {
    if (fileURL === undefined) return undefined;
    const file = fileURLToPath(fileURL).slice(root.length).replaceAll('\\', '/');
    const doc: Document = {
      file,
      figures: 0,
      section: '',
      explorerPlaced: /<!--\s*explorador\s*-->/.test(source),
    };
    const slotOf = placeSlots(doc);
    return defineMdastPlugin({
      name: 'trilha',
      heading(node, ctx) {
        const text = ctx.textContent(node);
        if (node.depth === 1) return ctx.removeNode(node);
        if (node.depth !== 2) return;
        const slot = LESSON.test(file) ? slotOf(doc.section) : undefined;
        if (slot !== undefined) ctx.insertBefore(node, { type: 'html', value: slotMark(slot) });
        doc.section = text;
      },
      html(node, ctx) {
        const value = node.value.trim();
        if (EXPLORER_MARK.test(value)) return { type: 'html', value: slotMark('explorer') };
        const command = exampleCommand(value, file);
        if (command !== undefined) return { type: 'code', lang: 'sh', value: command };
        if (/^<!--(?!trilha:)[\s\S]*-->$/.test(value)) ctx.removeNode(node);
      },
      code(node) {
        if (node.lang !== 'mermaid') return;
        doc.figures += 1;
        const diagram = drawMermaid(node.value, `d${doc.figures}`, `Diagrama de “${doc.section}”`);
        return { type: 'html', value: figure(diagram.svg, diagram.title, doc.figures) };
      },
      text(node, ctx) {
        const kept = keepTogether(node.value);
        if (kept !== node.value) ctx.setProperty(node, 'value', kept);
      },
      paragraph(node, ctx) {
        const only = node.children.length === 1 ? node.children[0] : undefined;
        if (only?.type !== 'image') return;
        const target = resolveLink(only.url, file, repo);
        if (target.kind === 'text') return;
        doc.figures += 1;
        if (target.href.endsWith('.svg')) {
          const svg = inlineSvg(readAsset(target.href), `figura-${doc.figures}`, only.alt ?? '');
          return ctx.replaceNode(node, {
            type: 'html',
            value: figure(svg, only.title ?? only.alt ?? '', doc.figures),
          });
        }
        const img = `<img src="${escapeHtml(target.href)}" alt="${escapeHtml(only.alt ?? '')}" loading="lazy" decoding="async">`;
        ctx.replaceNode(node, {
          type: 'html',
          value: figure(img, only.title ?? only.alt ?? '', doc.figures),
        });
      },
      image(node, ctx) {
        const target = resolveLink(node.url, file, repo);
        if (target.kind === 'asset') ctx.setProperty(node, 'url', target.href);
      },
      link(node, ctx) {
        const target = resolveLink(node.url, file, repo);
        if (target.kind === 'text') return ctx.replaceNode(node, [...node.children]);
        if (target.kind === 'source') recordSource(ctx.data, target.path);
        if (target.href !== node.url) ctx.setProperty(node, 'url', target.href);
      },
      definition(node, ctx) {
        const target = resolveLink(node.url, file, repo);
        if (target.kind !== 'text') ctx.setProperty(node, 'url', target.href);
      },
    });
  };
}

/** Código curto no meio da frase não quebra de linha: `44 AC 00 00` partido em dois se lê errado. */
export function shortCodePlugin(): HastPluginEntry {
  return () =>
    defineHastPlugin({
      name: 'trilha-codigo-curto',
      element: {
        filter: ['code'],
        visit(node, ctx) {
          const parent = ctx.parent(node);
          if (parent?.type === 'element' && parent.tagName === 'pre') return;
          if (ctx.textContent(node).length <= 22) ctx.setProperty(node, 'className', ['short']);
        },
      },
    });
}

/** Até três colunas cabem num telefone: o texto quebra na célula e nada rola. */
const FEW_COLUMNS = 3;

function columns(table: { children: readonly unknown[] }): number {
  const rows = (node: unknown): number => {
    const { tagName, children = [] } = node as { tagName?: string; children?: readonly unknown[] };
    if (tagName === 'th' || tagName === 'td') return 1;
    const counts = children.map(rows);
    return tagName === 'tr' ? counts.reduce((sum, count) => sum + count, 0) : Math.max(0, ...counts);
  };
  return rows(table);
}

/** Tabelas largas rolam na própria moldura, alcançável pelo teclado, em vez de empurrar a página. */
export function tablePlugin(): HastPluginEntry {
  return () =>
    defineHastPlugin({
      name: 'trilha-tabelas',
      element: {
        filter: ['table'],
        visit(node, ctx) {
          ctx.wrapNode(node, {
            type: 'element',
            tagName: 'div',
            properties: {
              className: columns(node) <= FEW_COLUMNS ? ['table', 'few'] : ['table'],
              tabIndex: 0,
              role: 'group',
              ariaLabel: 'Tabela',
            },
            children: [],
          });
        },
      },
    });
}
