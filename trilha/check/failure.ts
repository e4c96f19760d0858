import { translateEngineError } from './engine-errors.ts';

export interface FailureDetails {
  sent?: string;
  received?: string;
  expected?: string;
}

/** Uma expectativa que não se cumpriu; a mensagem já está pronta para ser lida. */
export class CheckFailure extends Error {
  override name = 'CheckFailure';
  readonly details: FailureDetails;

  /** @param cause o que o leitor lançou: é da pilha dele que sai a linha do arquivo. */
  constructor(message: string, details: FailureDetails = {}, cause?: unknown) {
    super(message);
    this.details = details;
    if (cause instanceof Error && cause.stack) this.stack = cause.stack;
  }
}

/** Uma frase sobre um erro que ninguém esperava. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return 'seu código lançou um valor que não é Error; lance new Error("…")';
  const { code, permission } = error as Error & { code?: string; permission?: string };
  if (code === 'ERR_ACCESS_DENIED') {
    return `este exercício não permite ${PERMISSIONS[permission ?? ''] ?? 'o que o programa tentou'}`;
  }
  if (error instanceof RangeError && /call stack/.test(error.message)) {
    return 'a pilha de chamadas estourou: procure uma recursão sem caso de parada';
  }
  return withMeaning('seu código lançou um erro que não era esperado aqui', error);
}

/** Acrescenta à frase o que a mensagem em inglês do motor quer dizer, quando se sabe. */
export function withMeaning(text: string, error: unknown): string {
  const meaning = error instanceof Error ? translateEngineError(error.message) : undefined;
  return meaning === undefined ? text : `${text}: ${meaning}`;
}

const PERMISSIONS: Record<string, string> = {
  FileSystemRead: 'ler arquivos fora da própria pasta',
  FileSystemWrite: 'escrever em arquivos',
  ChildProcess: 'criar processos',
  WorkerThreads: 'criar threads',
  Signal: 'mandar sinais a outros processos',
  Runtime: 'trocar nem espiar as peças do Node que o verificador usa',
};
