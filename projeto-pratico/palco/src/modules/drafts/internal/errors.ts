import { defineErrors } from '#kernel/errors.ts';

export const draftErrors = defineErrors({
  draft_not_found: { status: 404, title: 'Rascunho não encontrado' },
  drafts_full: { status: 409, title: 'Rascunhos demais' },
});

/** @throws `draft_not_found` */
export function found<Row>(row: Row | null): Row {
  if (row !== null) return row;
  throw draftErrors.create('draft_not_found', 'O rascunho não existe, foi apagado ou já foi publicado.');
}
