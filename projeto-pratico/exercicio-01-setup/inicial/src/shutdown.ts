import type { Server } from './compose.ts';

/**
 * Encerra quando o sistema pede.
 *
 * TODO (encerramento): em SIGTERM, pare de aceitar conexões, espere as requisições em andamento por até
 * `graceMs` e saia com código 0. Por enquanto o Node sai na mesma hora, com o que estiver no meio.
 */
export function closeOnSignal(_server: Server, _graceMs: number): void {}
