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
