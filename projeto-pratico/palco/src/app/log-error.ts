interface LoggedError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  causes?: string[];
}

const MAX_CAUSES = 5;

/**
 * O que de um erro vai ao registro: tipo, mensagem, código e pilhas, a dele e a das causas. As outras propriedades
 * ficam de fora porque bibliotecas guardam ali os dados de quem errou: o `pg` põe o e-mail repetido em
 * `detail`, e `new URL()` põe em `input` o endereço inteiro, com senha.
 */
export function describeError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'valor lançado que não é um erro' };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const causes = causesOf(error).map((cause) => cause.stack ?? cause.message);
  return {
    type: error.name,
    message: error.message,
    ...code,
    ...(error.stack ? { stack: error.stack } : {}),
    ...(causes.length > 0 ? { causes } : {}),
  };
}

function causesOf(error: Error): Error[] {
  const found: Error[] = [];
  const pending: unknown[] = inner(error);
  while (found.length < MAX_CAUSES && pending.length > 0) {
    const next = pending.shift();
    if (!(next instanceof Error) || found.includes(next) || next === error) continue;
    found.push(next);
    pending.push(...inner(next));
  }
  return found;
}

const inner = (error: Error): unknown[] => [
  error.cause,
  ...(error instanceof AggregateError ? error.errors : []),
];
