import { type DestinationStream, type Logger, pino } from 'pino';
import { describeError } from './log-error.ts';

/**
 * Campos que podem ir ao registro, e mais nenhum. Uma lista do que é proibido deixa passar o segredo de nome
 * novo; esta deixa de fora, no máximo, um campo inocente. Quem registra um campo novo o acrescenta aqui.
 */
const FIELDS = new Set([
  ...['method', 'url', 'route', 'status', 'ms', 'code'],
  ...['reason', 'graceMs', 'applied', 'tasks', 'removed'],
  ...['videoId', 'jobId', 'seconds', 'speed', 'letter'],
]);

/** Registros em JSON, um por linha, com tempo ISO. Só com campos de {@link FIELDS}, de valor simples, e o erro. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    formatters: { log: onlyAllowed },
  };
  return destination ? pino(options, destination) : pino(options);
}

function onlyAllowed(given: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const name in given) {
    const value = given[name];
    if (name === 'err') kept.err = value;
    else if (FIELDS.has(name) && isPlain(value)) kept[name] = value;
  }
  return kept;
}

/** Objeto não passa nem em campo permitido: o que há dentro dele ninguém conferiu. */
const isPlain = (value: unknown): boolean =>
  Array.isArray(value) ? value.every(isPlain) : typeof value !== 'object' && typeof value !== 'function';
