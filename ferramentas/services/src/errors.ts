import type { HowToGet } from './types.ts';

/** Nenhuma origem conhecida deu o serviço; a mensagem traz cada tentativa e o que fazer. */
export class MissingServiceError extends Error {
  readonly code = 'SERVICE_MISSING';
  readonly service: string;
  readonly reasons: string[];
  readonly howToGet: string;

  constructor(service: string, reasons: string[], howToGet: string) {
    const tried = reasons.map((reason) => `  - ${reason}`).join('\n');
    super(`Falta “${service}”. Tentamos:\n${tried}\nComo obter: ${howToGet}`);
    this.name = 'MissingServiceError';
    this.service = service;
    this.reasons = reasons;
    this.howToGet = howToGet;
  }
}

/** O programa existe, mas o servidor não ficou pronto; a mensagem traz o fim do log dele. */
export class ServiceStartError extends Error {
  readonly code = 'SERVICE_START_FAILED';
  readonly service: string;
  readonly log: string;

  constructor(service: string, reason: string, log = '') {
    const tail = log.trim().split('\n').slice(-15).join('\n');
    super(`“${service}” não iniciou: ${reason}${tail ? `\nFim do log:\n${tail}` : ''}`);
    this.name = 'ServiceStartError';
    this.service = service;
    this.log = log;
  }
}

/** Escolhe a instrução do sistema atual; fora dos três conhecidos vale a de Linux. */
export function howToGetHere(how: HowToGet, platform: string = process.platform): string {
  return platform === 'darwin' || platform === 'win32' ? how[platform] : how.linux;
}

/** Texto curto de um erro qualquer, para compor outra mensagem. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
