import type { Progress } from '../../boot/boot.mjs';
import { StepFailure, tail } from '../../boot/failure.mjs';
import { duration } from '../../boot/progress.mjs';
import type { ProcessEvents } from '../process/supervise.ts';
import type { DatabaseEvents } from './database.ts';

const TAIL_LINES = 6;

/** Conta à pessoa o que acontece com os processos depois da partida. */
export function processEvents(progress: Progress, fail: (error: unknown) => void): ProcessEvents {
  return {
    crashed: (spec, exit, wait) => {
      const how = exit.signal ?? `código ${exit.code}`;
      progress.print(`\n  ${spec.name} caiu (${how}); volta em ${duration(wait)}. Log: ${spec.logFile}`);
      for (const line of tail(spec.logFile, TAIL_LINES)) progress.print(`  │ ${line}`);
    },
    recovered: (spec, pid) => progress.print(`  ${spec.name} voltou (processo ${pid}).`),
    gaveUp: (spec) =>
      fail(
        new StepFailure(`${spec.name} caiu vezes demais em pouco tempo; tudo foi encerrado.`, {
          log: spec.logFile,
          hint: 'leia o log acima, corrija a causa e repita `npm start`.',
        }),
      ),
  };
}

export function databaseEvents(progress: Progress, fail: (error: unknown) => void): DatabaseEvents {
  return {
    crashed: (wait) => progress.print(`\n  PostgreSQL caiu; volta em ${duration(wait)}, na mesma porta.`),
    recovered: () => progress.print('  PostgreSQL voltou.'),
    gaveUp: fail,
  };
}
