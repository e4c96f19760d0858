import type { Draft } from '../api/types.ts';
import { VISIBILITIES } from '../composer/visibility.ts';

const LINE_MAX = 140;

/** Primeira linha do rascunho; o que ainda não tem texto diz isso. */
export function titleOf({ text }: Draft): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  if (line === '') return 'Sem texto';
  return line.length <= LINE_MAX ? line : `${line.slice(0, LINE_MAX)}…`;
}

/** O que ele é além do texto: resposta, enquete, quem vê. */
export function partsOf(draft: Draft): string[] {
  const parts: [unknown, string][] = [
    [draft.inReplyToId, 'Resposta'],
    [draft.quoteId, 'Citação'],
    [draft.poll, 'Enquete'],
    [draft.warning, 'Com aviso'],
  ];
  const who = VISIBILITIES.find(({ value }) => value === draft.visibility && value !== 'public');
  return [...parts.flatMap(([has, label]) => (has ? [label] : [])), ...(who ? [who.label] : [])];
}
