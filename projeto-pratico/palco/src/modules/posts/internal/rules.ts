import { type FieldError, invalidFields } from '#kernel/errors.ts';
import { cleanLine, cleanText, hasInk } from '#kernel/text.ts';
import type { PostParts } from './parts.ts';
import { TEXT_MAX, VISIBILITIES, type Visibility, WARNING_MAX } from './schema.ts';

/** Teto bruto depois de limpar: em NFC uma letra pode virar três. */
const TEXT_UNITS = 4_000;
const WARNING_UNITS = 1_000;

/** O que se exige do texto e do aviso; o rascunho cobra o mesmo, menos que haja texto. */
export function createRules({ postLength }: Pick<PostParts, 'postLength'>) {
  /** O texto limpo, que pode estar vazio. */
  function draftText(raw: string, errors: FieldError[]): string {
    const text = cleanText(raw);
    if (text.length > TEXT_UNITS || postLength(text, TEXT_MAX) > TEXT_MAX)
      errors.push({ field: 'text', message: `Passa do limite de ${TEXT_MAX} caracteres.` });
    return text;
  }

  /** O aviso em uma linha; nulo se nada se lê nele. */
  function warning(raw: string | null, errors: FieldError[]): string | null {
    const line = cleanLine(raw ?? '');
    if (line.length > WARNING_UNITS || postLength(line, WARNING_MAX) > WARNING_MAX)
      errors.push({ field: 'warning', message: `Passa do limite de ${WARNING_MAX} caracteres.` });
    return hasInk(line) ? line : null;
  }

  return {
    draftText,
    warning,

    /** Texto e aviso de um post. @throws `validation_failed` */
    content(raw: { text: string; warning: string | null }): { text: string; warning: string | null } {
      const errors: FieldError[] = [];
      const text = draftText(raw.text, errors);
      if (!hasInk(text)) errors.push({ field: 'text', message: 'Escreva alguma coisa.' });
      const clean = { text, warning: warning(raw.warning, errors) };
      if (errors.length > 0) throw invalidFields(errors);
      return clean;
    },
  };
}

export type PostRules = ReturnType<typeof createRules>;

/** A primeira mostra o post a mais gente que a segunda? */
export const isWider = (one: Visibility, other: Visibility): boolean =>
  VISIBILITIES.indexOf(one) < VISIBILITIES.indexOf(other);

/** Qualquer um vê, com ou sem conta. */
export const isOpen = (visibility: Visibility): boolean => !isWider('unlisted', visibility);
