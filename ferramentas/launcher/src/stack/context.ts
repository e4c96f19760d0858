import type { Progress } from '../../boot/boot.mjs';
import type { ProcessEvents } from '../process/supervise.ts';
import type { Teardown } from '../process/teardown.ts';

/** O que todo passo da partida recebe. */
export interface StackContext {
  progress: Progress;
  teardown: Teardown;
  /** Dispara quando a pessoa pede para parar. */
  signal: AbortSignal;
  events: ProcessEvents;
  /** Encerra tudo com erro: algo caiu vezes demais. */
  fail(error: unknown): void;
  /** Processos iniciados, pelo nome. */
  pids: Map<string, () => number | undefined>;
}
