import type { Server } from './compose.ts';

/**
 * Encerra quando o sistema pede.
 *
 * TODO (encerramento): em SIGTERM, pare de aceitar conexões, espere as requisições em andamento por até
 * `graceMs` e saia com código 0. Por enquanto o Node é morto na mesma hora, com o que estiver no meio; e no
 * contêiner, onde é o processo 1, nem isso: sem quem o trate, o sinal é ignorado.
 */
export function closeOnSignal(_server: Server, _graceMs: number): void {}
