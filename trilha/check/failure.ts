import { inspect } from 'node:util';

// Cópias tiradas antes de o arquivo do leitor carregar: trocá-las depois não muda o veredito.
const show = inspect;

export interface FailureDetails {
  sent?: string;
  received?: string;
  expected?: string;
}

/** Uma expectativa que não se cumpriu; a mensagem já está pronta para ser lida. */
export class CheckFailure extends Error {
  override name = 'CheckFailure';
  readonly details: FailureDetails;

  constructor(message: string, details: FailureDetails = {}) {
    super(message);
    this.details = details;
  }
}

/** Um valor como o leitor o escreveria; bytes em hexadecimal, com o total quando não cabem. */
export function describe(value: unknown): string {
  if (value instanceof Uint8Array) return describeBytes(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  return show(value, { depth: 4, maxArrayLength: 24, maxStringLength: 400, breakLength: 100 });
}

function describeBytes(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, 48), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const rest = bytes.length > 48 ? ` … (${bytes.length} bytes)` : '';
  return `<${shown}${rest}>`;
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
  return 'seu código lançou um erro que não era esperado aqui';
}

const PERMISSIONS: Record<string, string> = {
  FileSystemRead: 'ler arquivos fora da própria pasta',
  FileSystemWrite: 'escrever em arquivos',
  ChildProcess: 'criar processos',
  WorkerThreads: 'criar threads',
};
