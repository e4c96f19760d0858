import { isDeepStrictEqual } from 'node:util';
import { CheckFailure, describe, explain, type FailureDetails } from './failure.ts';

// `import` é uma ligação viva: o leitor poderia trocar a função em node:util. A cópia fica.
const same = isDeepStrictEqual;

/**
 * Compara em profundidade e com tipos (`1` não é `1n`, `-0` não é `0`, `NaN` é `NaN`).
 *
 * @param details.sent o que foi chamado, como o leitor escreveria: `decode(bytes)`.
 * @param details.message troca a frase padrão por outra mais precisa.
 */
export function equal(
  received: unknown,
  expected: unknown,
  details: { sent?: string; message?: string } = {},
) {
  if (same(received, expected)) return;
  const both: FailureDetails = { received: describe(received), expected: describe(expected) };
  if (details.sent !== undefined) both.sent = details.sent;
  throw new CheckFailure(details.message ?? 'o resultado não é o esperado', both);
}

/** Exige uma condição; `message` diz o que não se cumpriu. */
export function ok(condition: unknown, message: string, details: FailureDetails = {}): asserts condition {
  if (!condition) throw new CheckFailure(message, details);
}

type ErrorClass = abstract new (...args: never[]) => Error;

/** Uma chamada ainda não feita, com as expectativas possíveis. */
export interface Given<R> {
  /** Chama e devolve o resultado, sem expectativa; um erro do leitor sai com o que foi enviado. */
  result(): R;
  returns(expected: Awaited<R>, message?: string): void;
  /** Espera a promessa e compara. */
  resolves(expected: Awaited<R>, message?: string): Promise<void>;
  /** Exige que lance um erro dessa classe; com `pattern`, que a mensagem combine. */
  throws(type: ErrorClass, pattern?: RegExp): void;
  rejects(type: ErrorClass, pattern?: RegExp): Promise<void>;
}

/**
 * Prepara a chamada de uma função do leitor. O texto de "enviado" é montado antes dela, porque a função
 * pode alterar os argumentos.
 */
export function given<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Given<R> {
  const sent = `${fn.name || 'função'}(${args.map(describe).join(', ')})`;
  return {
    result: () => attempt(() => fn(...args), sent),
    returns(expected, message) {
      equal(
        attempt(() => fn(...args), sent),
        expected,
        message === undefined ? { sent } : { sent, message },
      );
    },
    async resolves(expected, message) {
      const received = await settle(() => fn(...args), sent);
      equal(received, expected, message === undefined ? { sent } : { sent, message });
    },
    throws(type, pattern) {
      expectError(
        capture(() => fn(...args)),
        type,
        pattern,
        sent,
      );
    },
    async rejects(type, pattern) {
      expectError(await captureAsync(async () => fn(...args)), type, pattern, sent);
    },
  };
}

type Outcome = { returned: unknown } | { thrown: unknown };

function capture(fn: () => unknown): Outcome {
  try {
    return { returned: fn() };
  } catch (thrown) {
    return { thrown };
  }
}

async function captureAsync(fn: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { returned: await fn() };
  } catch (thrown) {
    return { thrown };
  }
}

function attempt<R>(fn: () => R, sent: string): R {
  try {
    return fn();
  } catch (thrown) {
    throw withSent(thrown, sent);
  }
}

async function settle<R>(fn: () => R, sent: string): Promise<Awaited<R>> {
  try {
    return await fn();
  } catch (thrown) {
    throw withSent(thrown, sent);
  }
}

/** Guarda a pilha original: é dela que sai a linha do arquivo do leitor. */
function withSent(thrown: unknown, sent: string): unknown {
  if (thrown instanceof CheckFailure) return thrown;
  const failure = new CheckFailure(explain(thrown), {
    sent,
    received: describe(thrown),
    expected: 'um valor, sem erro',
  });
  if (thrown instanceof Error && thrown.stack) failure.stack = thrown.stack;
  return failure;
}

function expectError(outcome: Outcome, type: ErrorClass, pattern: RegExp | undefined, sent: string) {
  const expected = `um ${type.name}${pattern ? ` com mensagem que combine com ${pattern}` : ''}`;
  if ('returned' in outcome) {
    const received = describe(outcome.returned);
    throw new CheckFailure('devia recusar a entrada com um erro, mas devolveu um valor', {
      sent,
      received,
      expected,
    });
  }
  const { thrown } = outcome;
  if (!(thrown instanceof type)) {
    const received = describe(thrown);
    throw new CheckFailure('o erro lançado não é do tipo esperado', { sent, received, expected });
  }
  if (pattern && !pattern.test(thrown.message)) {
    const received = describe(thrown);
    throw new CheckFailure('a mensagem do erro não diz o que devia', { sent, received, expected });
  }
}
