import { el } from './dom.ts';

export type Block = { kind: 'text' | 'code'; text: string };

/** O pouco de Markdown que uma dica usa: parágrafos e blocos de código. */
export function hintBlocks(markdown: string): Block[] {
  return markdown
    .split(/^```.*$/m)
    .flatMap((part, at): Block[] =>
      at % 2 === 1
        ? [{ kind: 'code', text: part.replace(/^\n|\n$/g, '') }]
        : part
            .split(/\n\s*\n/)
            .flatMap((text) => (text.trim() === '' ? [] : [{ kind: 'text', text: text.trim() }])),
    );
}

/** Um parágrafo com `código`, **forte** e *ênfase*; o resto é texto puro. */
export function inline(text: string): (Node | string)[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*)/).map((part) => {
    if (part.startsWith('`')) return el('code', {}, part.slice(1, -1));
    if (part.startsWith('**')) return el('strong', {}, part.slice(2, -2));
    if (part.startsWith('*') && part.length > 2) return el('em', {}, part.slice(1, -1));
    return part.replace(/\s*\n\s*/g, ' ').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
  });
}

export function renderHint(markdown: string): HTMLElement[] {
  return hintBlocks(markdown).map((block) =>
    block.kind === 'code'
      ? el('pre', { tabindex: '0' }, el('code', {}, block.text))
      : el('p', {}, ...inline(block.text)),
  );
}
