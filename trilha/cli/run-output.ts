import type { RunEvent } from '../core/contract.ts';
import type { RunEnd } from '../core/run-program.ts';
import { formatSeconds } from '../core/text.ts';
import { EXIT } from './command.ts';
import type { Terminal } from './terminal.ts';

/** Repassa a saída do programa; o que é nosso vai para a saída de erro, para não sujar um redirecionamento. */
export function runPrinter(terminal: Terminal): (event: RunEvent) => void {
  return (event) => {
    if (event.type === 'start') {
      const services = event.services.length > 0 ? ` (subindo ${event.services.join(', ')})` : '';
      terminal.error(terminal.paint('dim', `$ ${event.command}${services}`));
    }
    if (event.type === 'output') {
      if (event.stream === 'stdout') terminal.write(event.text);
      else terminal.writeError(event.text);
    }
  };
}

export function exitOf(end: RunEnd, signal: AbortSignal, terminal: Terminal): number {
  if (end.type === 'missing-service') {
    const tried = end.reasons.map((reason) => `  - ${reason}`).join('\n');
    terminal.error(`Falta ${end.service} nesta máquina:\n${tried}\n→ Como obter: ${end.howToGet}`);
    return EXIT.missingService;
  }
  if (signal.aborted) return EXIT.interrupted;
  if (end.truncated && end.signal !== null) terminal.error('O programa imprimiu demais e foi interrompido.');
  else if (end.timedOut)
    terminal.error(`O programa passou de ${formatSeconds(end.durationMs)} e foi interrompido.`);
  else if (end.code !== 0) terminal.error(`O programa terminou com ${end.code ?? end.signal}.`);
  return end.code === 0 ? EXIT.ok : EXIT.failed;
}
