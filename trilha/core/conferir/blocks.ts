/** Um bloco de código derivado, anunciado por um comentário: `trecho` vem de um arquivo, `saida` de um programa. */
export interface Block {
  kind: 'trecho' | 'saida';
  argument: string;
  options: { key: string; value: string }[];
  /** Linha do comentário, a partir de 1. */
  line: number;
  content: string;
  /** Do comentário à cerca, como está no arquivo. */
  source: string;
  /** Índices, a partir de 0, da primeira linha do conteúdo e da cerca que o fecha. */
  start: number;
  end: number;
}

/** @throws Error com a linha, quando o comentário não é seguido de um bloco de código. */
export function findBlocks(text: string): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index++) {
    const opening = /^<!--\s*(trecho|saida):(.*)$/.exec(lines[index] ?? '');
    if (!opening) continue;
    const close = lines.findIndex((line, at) => at >= index && line.includes('-->'));
    const fence = lines.findIndex((line, at) => at > close && line.trim() !== '');
    const mark = /^(`{3,}|~{3,})/.exec(lines[fence] ?? '')?.[1];
    const end = lines.findIndex((line, at) => at > fence && line.trim() === mark);
    if (close < 0 || mark === undefined || end < 0)
      throw new Error(`linha ${index + 1}: falta o bloco de código depois do comentário`);
    blocks.push({
      kind: opening[1] as Block['kind'],
      argument: (opening[2] ?? '').replace('-->', '').trim(),
      options: parseOptions(lines.slice(index + 1, close + 1)),
      line: index + 1,
      content: lines.slice(fence + 1, end).join('\n'),
      source: lines.slice(index, end + 1).join('\n'),
      start: fence + 1,
      end,
    });
    index = end;
  }
  return blocks;
}

function parseOptions(lines: string[]): Block['options'] {
  return lines.flatMap((line) => {
    const match = /^\s*([\p{L}]+):\s*(.*?)\s*(?:-->)?$/u.exec(line);
    return match ? [{ key: match[1] ?? '', value: match[2] ?? '' }] : [];
  });
}

/** Troca o conteúdo dos blocos; `contents` na ordem deles, `undefined` deixa como está. */
export function replaceBlocks(text: string, blocks: Block[], contents: (string | undefined)[]): string {
  const lines = text.split('\n');
  // De trás para a frente, para que os índices dos anteriores continuem valendo.
  for (const [index, block] of [...blocks.entries()].reverse()) {
    const content = contents[index];
    if (content !== undefined) lines.splice(block.start, block.end - block.start, ...content.split('\n'));
  }
  return lines.join('\n');
}
