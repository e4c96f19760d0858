import type { Server } from './compose.ts';

/**
 * Encerra quando o sistema pede.
 *
 * TODO (encerramento): em SIGTERM, pare de aceitar conexões, espere os pedidos em voo por até
 * `graceMs` e saia com código 0. Hoje o Node morre no mesmo instante, com o que estiver no meio.
 */
export function closeOnSignal(_server: Server, _graceMs: number): void {}
