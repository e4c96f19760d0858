import type { BlockContent, DefinitionContent, List, Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { type Terminal, wrap } from './terminal.ts';

type Block = RootContent | BlockContent | DefinitionContent;

export interface RenderOptions {
  /** Mostra as respostas de `<details>`; sem isto, só as perguntas. */
  answers?: boolean;
}

/** Markdown como texto de terminal, com a largura dele. Tabelas ficam como no arquivo. */
export function renderMarkdown(source: string, terminal: Terminal, options: RenderOptions = {}): string {
  const tree = fromMarkdown(source);
  return visibleBlocks(tree.children, options.answers ?? false)
    .map((node) => renderBlock(node, source, terminal, ''))
    .filter((text) => text !== '')
    .join('\n\n');
}

/** Tira os comentários e, sem `answers`, o que está entre o resumo e o fim de cada `<details>`. */
function visibleBlocks(nodes: Block[], answers: boolean): Block[] {
  let hidden = false;
  return nodes.filter((node) => {
    if (node.type !== 'html') return !hidden;
    if (/<details/.test(node.value)) hidden = !answers;
    if (/<\/details/.test(node.value)) hidden = false;
    return /<summary>/.test(node.value);
  });
}

function renderBlock(node: Block, source: string, terminal: Terminal, indent: string): string {
  const { width, paint } = terminal;
  switch (node.type) {
    case 'heading':
      return paint(['bold', 'cyan'], `${'#'.repeat(node.depth)} ${inline(node.children, terminal)}`);
    case 'paragraph': {
      const raw = source.slice(node.position?.start.offset, node.position?.end.offset);
      if (raw.startsWith('|')) return raw;
      return wrap(inline(node.children, terminal), width, indent);
    }
    case 'code':
      return node.value
        .split('\n')
        .map((line) => paint('dim', `${indent}    ${line}`))
        .join('\n');
    case 'list':
      return renderList(node, source, terminal, indent);
    case 'blockquote':
      return node.children.map((child) => renderBlock(child, source, terminal, `${indent}│ `)).join('\n');
    case 'thematicBreak':
      return paint('dim', '─'.repeat(width));
    case 'html':
      return wrap(
        `? ${/<summary>([\s\S]*?)<\/summary>/.exec(node.value)?.[1]?.trim() ?? ''}`,
        width,
        '',
        '  ',
      );
    default:
      return '';
  }
}

function renderList(list: List, source: string, terminal: Terminal, indent: string): string {
  const start = list.start ?? 1;
  return list.children
    .map((item, index) => {
      const mark = list.ordered ? `${start + index}. ` : '- ';
      const inside = indent + ' '.repeat(mark.length);
      const blocks = item.children.map((child) => renderBlock(child, source, terminal, inside));
      return indent + mark + blocks.join('\n').trimStart();
    })
    .join('\n');
}

function inline(nodes: PhrasingContent[], terminal: Terminal): string {
  return nodes.map((node) => renderInline(node, terminal)).join('');
}

function renderInline(node: PhrasingContent, terminal: Terminal): string {
  const { paint } = terminal;
  switch (node.type) {
    case 'text':
      return node.value;
    case 'inlineCode':
      return terminal.color ? paint('yellow', node.value) : `\`${node.value}\``;
    case 'strong':
      return paint('bold', inline(node.children, terminal));
    case 'emphasis':
      return paint('italic', inline(node.children, terminal));
    case 'link':
      return renderLink(node, terminal);
    case 'image':
      return `[figura: ${node.alt ?? ''}]`;
    case 'break':
      return ' ';
    default:
      return 'children' in node
        ? inline((node as Nodes & { children: PhrasingContent[] }).children, terminal)
        : '';
  }
}

function renderLink(node: Extract<PhrasingContent, { type: 'link' }>, terminal: Terminal): string {
  const text = terminal.paint('underline', inline(node.children, terminal));
  return /^https?:/.test(node.url) && text !== node.url ? `${text} <${node.url}>` : text;
}
