import { dirname, posix } from 'node:path';
import type { BlockContent, DefinitionContent, List, Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { exampleCommand } from '../core/example-command.ts';
import { renderTable, tableCells } from './table.ts';
import { type Terminal, wrap } from './terminal.ts';

type Block = RootContent | BlockContent | DefinitionContent;

export interface RenderOptions {
  /** Mostra as respostas de `<details>`; sem isto, só as perguntas. */
  answers?: boolean;
  /** O arquivo, a partir da raiz: é dele que partem os links relativos. */
  file?: string;
}

interface Page extends Terminal {
  source: string;
  /** O arquivo e a pasta dele, a partir da raiz. */
  file: string;
  folder: string;
}

/** Markdown como texto de terminal, com a largura dele. Links e figuras do livro dão o caminho a partir da raiz. */
export function renderMarkdown(source: string, terminal: Terminal, options: RenderOptions = {}): string {
  const tree = fromMarkdown(source);
  const file = options.file ?? '';
  const page = { ...terminal, source, file, folder: dirname(file) };
  return visibleBlocks(tree.children, options.answers ?? false)
    .map((node) => renderBlock(node, page, ''))
    .filter((text) => text !== '')
    .join('\n\n')
    .replaceAll(GLUE, ' ');
}

/** Tira o HTML que não se mostra e, sem `answers`, o que está entre o resumo e o fim de cada `<details>`. */
function visibleBlocks(nodes: Block[], answers: boolean): Block[] {
  let hidden = false;
  return nodes.filter((node) => {
    if (node.type !== 'html') return !hidden;
    if (/<details/.test(node.value)) hidden = !answers;
    if (/<\/details/.test(node.value)) hidden = false;
    return /<summary>/.test(node.value) || (!hidden && /^<!--\s*saida:/.test(node.value));
  });
}

function renderBlock(node: Block, page: Page, indent: string): string {
  const { width, paint } = page;
  switch (node.type) {
    case 'heading':
      return paint(
        ['bold', 'cyan'],
        wrap(`${'#'.repeat(node.depth)} ${inline(node.children, page)}`, width, indent),
      );
    case 'paragraph': {
      const raw = page.source.slice(node.position?.start.offset, node.position?.end.offset);
      if (raw.startsWith('|')) return renderTable(renderCells(raw, page), width, indent);
      return wrap(inline(node.children, page), width, indent);
    }
    case 'code':
      if (node.lang === 'mermaid') return wrap(renderDiagram(node.value), width, indent);
      return node.value
        .split('\n')
        .map((line) => paint('dim', `${indent}    ${line}`))
        .join('\n');
    case 'list':
      return renderList(node, page, indent);
    case 'blockquote':
      return node.children.map((child) => renderBlock(child, page, `${indent}│ `)).join('\n');
    case 'thematicBreak':
      return paint('dim', '─'.repeat(width));
    case 'html':
      return renderHtml(node.value, page);
    default:
      return '';
  }
}

/** Um diagrama não se desenha no terminal: fica a descrição que o autor escreveu para quem não o vê. */
const renderDiagram = (code: string) =>
  `[diagrama: ${/^\s*accDescr:\s*(.+)$/m.exec(code)?.[1]?.trim() ?? 'veja no site'}]`;

/** Uma pergunta, ou o comando que repete a saída que vem a seguir. */
function renderHtml(html: string, page: Page): string {
  const command = exampleCommand(html, page.file);
  if (command !== undefined) return page.paint('dim', `    $ ${command}`);
  return html.startsWith('<!--') ? '' : wrap(`? ${renderSummary(html, page)}`, page.width, '', '  ');
}

/** Dentro de HTML o Markdown não vale: o código vem entre marcas `<code>`. */
function renderSummary(html: string, page: Page): string {
  const summary = /<summary>([\s\S]*?)<\/summary>/.exec(html)?.[1] ?? '';
  return renderFragment(
    summary.replaceAll(/<code>(.*?)<\/code>/gs, (_, code: string) => `\`${decode(code)}\``),
    page,
  );
}

/** Só o que se escapa num `<code>`. */
const decode = (html: string) =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

const renderCells = (raw: string, page: Page) =>
  tableCells(raw).map((row) => row.map((cell) => renderFragment(cell, page)));

function renderFragment(markdown: string, page: Page): string {
  const [node] = fromMarkdown(markdown.trim()).children;
  return node?.type === 'paragraph' ? inline(node.children, page) : markdown.trim();
}

function renderList(list: List, page: Page, indent: string): string {
  const start = list.start ?? 1;
  return list.children
    .map((item, index) => {
      const mark = list.ordered ? `${start + index}. ` : '- ';
      const inside = indent + ' '.repeat(mark.length);
      const blocks = item.children.map((child) => renderBlock(child, page, inside));
      return indent + mark + blocks.join('\n').trimStart();
    })
    .join('\n');
}

function inline(nodes: PhrasingContent[], page: Page): string {
  return nodes.map((node) => renderInline(node, page)).join('');
}

function renderInline(node: PhrasingContent, page: Page): string {
  const { paint } = page;
  switch (node.type) {
    case 'text':
      return node.value;
    case 'inlineCode':
      return page.color ? paint('yellow', glue(node.value)) : `\`${glue(node.value)}\``;
    case 'strong':
      return paint('bold', inline(node.children, page));
    case 'emphasis':
      return paint('italic', inline(node.children, page));
    case 'link':
      return renderLink(node, page);
    case 'image':
      return `[figura: ${node.alt ?? ''} (${fromFolder(page, node.url)})]`;
    case 'html':
      return /^<\/?code>$/.test(node.value) ? '`' : '';
    case 'break':
      return ' ';
    default:
      return 'children' in node
        ? inline((node as Nodes & { children: PhrasingContent[] }).children, page)
        : '';
  }
}

/** Ocupa o lugar de um espaço que não pode virar quebra; sai no fim, para não ir junto numa cópia. */
const GLUE = '\ue000';

/** `5 << 4` partido em duas linhas não se lê; um trecho longo precisa quebrar. */
const glue = (code: string) => (code.length <= 24 ? code.replaceAll(' ', GLUE) : code);

function renderLink(node: Extract<PhrasingContent, { type: 'link' }>, page: Page): string {
  const plain = inline(node.children, page);
  const text = page.paint('underline', plain);
  if (/^https?:/.test(node.url)) return plain === node.url ? text : `${text} <${node.url}>`;
  const path = fromFolder(page, node.url);
  return path === '' || path === plain ? text : `${text} (${path})`;
}

/** O alvo a partir da raiz, sem âncora; vazio quando é uma seção do próprio arquivo. */
function fromFolder({ folder }: Page, url: string): string {
  const [path = ''] = url.split('#');
  return path === '' || /^[a-z][a-z+.-]*:/i.test(url) ? path : posix.join(folder, decodeURI(path));
}
