import { type DestinationStream, type Logger, pino } from 'pino';

/** Nada que identifique uma sessão ou revele uma senha chega ao registro, nem por engano de quem registra. */
const SECRETS = ['password', 'passwordHash', 'token', 'cookie', 'authorization', 'set-cookie'];
const paths = SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);

/** Registros em JSON, um por linha, com tempo ISO. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths, censor: '[oculto]' },
  };
  return destination ? pino(options, destination) : pino(options);
}
