import { describe, inBase, type NumberBase } from './describe.ts';
import { difference, same } from './difference.ts';
import { CheckFailure, explain, type FailureDetails, withMeaning } from './failure.ts';

export interface Wording {
  /** Uma frase mais precisa; o que difere vem depois dela. */
  message?: string;
  /** Mostra também os bits ou os algarismos hexadecimais dos inteiros: `90 (0b0101_1010)`. */
  as?: NumberBase;
}

/**
 * Compara em profundidade e com tipos (`1` não é `1n`, `-0` não é `0`, `NaN` é `NaN`). A falha diz o primeiro
 * ponto que difere e mostra só os campos diferentes.
 *
 * @param details.sent o que foi chamado, como o leitor escreveria: `decode(bytes)`.
 */
export function equal(received: unknown, expected: unknown, details: Wording & { sent?: string } = {}) {
  if (same(received, expected)) return;
  const { sent, message, as } = details;
  if (received instanceof Error) throw unexpected(received, message, sent, describe(expected, as));
  const { reason, ...both } = difference(received, expected, as);
  throw new CheckFailure(message === undefined ? reason : `${message}: ${reason}`, {
    ...(sent !== undefined && { sent }),
    ...both,
  });
}

/**
 * Exige uma condição; `message` diz o que não se cumpriu. Um `received` que é erro do leitor dá também a linha
 * do arquivo dele.
 */
export function ok(
  condition: unknown,
  message: string,
  details: Omit<FailureDetails, 'received'> & { received?: string | Error } = {},
): asserts condition {
  if (condition) return;
  const { received, ...others } = details;
  if (received instanceof Error)
    throw new CheckFailure(
      withMeaning(message, received),
      { ...others, received: describe(received) },
      received,
    );
  throw new CheckFailure(message, received === undefined ? others : { ...others, received });
}

type ErrorClass = abstract new (...args: never[]) => Error;

/** Uma chamada ainda não feita, com as expectativas possíveis. */
export interface Given<R> {
  /** Chama e devolve o resultado, sem expectativa; um erro do leitor sai com o que foi enviado. */
  result(): R;
  returns(expected: Awaited<R>, wording?: string | Wording): void;
  /** Espera a promessa e compara. */
  resolves(expected: Awaited<R>, wording?: string | Wording): Promise<void>;
  /** Exige que lance um erro dessa classe; com `pattern`, que a mensagem combine. */
  throws(type: ErrorClass, pattern?: RegExp): void;
  rejects(type: ErrorClass, pattern?: RegExp): Promise<void>;
}

/**
 * Prepara a chamada de uma função do leitor. O texto de “enviado” é montado antes dela, porque a função
 * pode alterar os argumentos.
 */
export function given<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Given<R> {
  if (typeof fn !== 'function') {
    const details = { received: describe(fn), expected: 'uma função' };
    throw new CheckFailure('o que o arquivo exporta com esse nome não é uma função', details);
  }
  const shown = args.map((arg) => describe(arg));
  const call = (as?: NumberBase) =>
    `${fn.name || 'função'}(${shown.map((text, index) => inCode(args[index], as) ?? text).join(', ')})`;
  const sent = call();
  const details = (wording: string | Wording = {}) => {
    const options = typeof wording === 'string' ? { message: wording } : wording;
    return { ...options, sent: call(options.as) };
  };
  return {
    result: () => attempt(() => fn(...args), sent),
    returns(expected, wording) {
      equal(
        attempt(() => fn(...args), sent),
        expected,
        details(wording),
      );
    },
    async resolves(expected, wording) {
      equal(await settle(() => fn(...args), sent), expected, details(wording));
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

/** O argumento na base pedida, como se escreve no código: `unpackFlags(0b0101_0101)`. */
function inCode(value: unknown, as: NumberBase | undefined): string | undefined {
  const integer = typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
  if (!as || !integer) return;
  return inBase(value, as) + (typeof value === 'bigint' ? 'n' : '');
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

function withSent(thrown: unknown, sent: string): unknown {
  return thrown instanceof CheckFailure ? thrown : unexpected(thrown, undefined, sent, 'um valor, sem erro');
}

function unexpected(
  thrown: unknown,
  message: string | undefined,
  sent: string | undefined,
  expected: string,
) {
  const text = message === undefined ? explain(thrown) : withMeaning(message, thrown);
  const details = { received: describe(thrown), expected, ...(sent !== undefined && { sent }) };
  return new CheckFailure(text, details, thrown);
}

function expectError(outcome: Outcome, type: ErrorClass, pattern: RegExp | undefined, sent: string) {
  const expected = `um ${type.name}${pattern ? ` com mensagem que combine com ${pattern}` : ''}`;
  const refuse = (message: string, value: unknown, cause?: unknown) =>
    new CheckFailure(withMeaning(message, cause), { sent, received: describe(value), expected }, cause);
  if ('returned' in outcome)
    throw refuse('devia recusar a entrada com um erro, mas devolveu um valor', outcome.returned);
  const { thrown } = outcome;
  if (thrown instanceof CheckFailure) throw thrown;
  if (!(thrown instanceof type)) throw refuse('o erro lançado não é do tipo esperado', thrown, thrown);
  if (pattern && !pattern.test(thrown.message))
    throw refuse('a mensagem do erro não diz o que devia', thrown, thrown);
}
