/** Um erro que a pessoa pode resolver: o texto diz o que houve, `next` o que fazer. */
export class TrilhaError extends Error {
  override name = 'TrilhaError';
  readonly code: TrilhaErrorCode;
  readonly next: string;

  constructor(code: TrilhaErrorCode, message: string, next: string) {
    super(message);
    this.code = code;
    this.next = next;
  }
}

/** Um serviço que falta nesta máquina vira um TrilhaError MISSING_SERVICE; outro erro volta como veio. */
export function explainMissingService(error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string };
  if (code !== 'SERVICE_MISSING') return error;
  return new TrilhaError('MISSING_SERVICE', message, 'Veja o que falta com: npx trilha doutor');
}

export type TrilhaErrorCode =
  | 'USAGE'
  | 'NOT_FOUND'
  | 'AMBIGUOUS'
  | 'NOT_READY'
  | 'CONTENT'
  | 'PROGRESS_LOCKED'
  | 'PROGRESS_VERSION'
  | 'NOT_PASSED'
  | 'STORAGE'
  | 'MISSING_SERVICE';
