import { readFileSync } from 'node:fs';

/** Falha de um passo: o que houve, o log completo e o que a pessoa pode fazer. */
export class StepFailure extends Error {
  /**
   * @param {string} message o que falhou, em uma frase
   * @param {{ log?: string, hint?: string, code?: string }} [details]
   */
  constructor(message, { log, hint, code = 'STEP_FAILED' } = {}) {
    super(message);
    this.name = 'StepFailure';
    this.code = code;
    this.log = log;
    this.hint = hint;
  }
}

/**
 * Últimas linhas de um log; vazio quando o arquivo não existe.
 * @param {string} file
 * @param {number} [lines]
 * @returns {string[]}
 */
export function tail(file, lines = 20) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines);
  } catch {
    return [];
  }
}

/**
 * Texto que a pessoa lê quando um passo falha.
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (error instanceof AggregateError) return error.errors.map(explain).join('');
  if (!(error instanceof Error)) return `\n  ${String(error)}\n`;
  const { log, hint } = /** @type {{ log?: string, hint?: string }} */ (/** @type {unknown} */ (error));
  const out = ['', `  ${error.message}`];
  if (log) {
    const lines = tail(log);
    if (lines.length > 0) out.push('', ...lines.map((line) => `  │ ${line}`));
    out.push('', `  Log completo: ${log}`);
  }
  if (hint) out.push(`  O que fazer: ${hint}`);
  if (!log && !hint && error.stack) out.push('', error.stack.split('\n').slice(1).join('\n'));
  return `${out.join('\n')}\n`;
}
