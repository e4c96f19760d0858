import type { RunEvent } from '../../../core/contract.ts';
import { duration } from './dom.ts';

/** A frase que resume um evento de execução, ou `undefined` quando ele só traz saída. */
export function describeRun(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'start':
      return event.services.length === 0
        ? `Rodando: ${event.command}`
        : `Rodando com ${event.services.join(', ')}: ${event.command}`;
    case 'missing-service':
      return `Falta ${event.service} nesta máquina: ${event.reasons.join('; ')}. Como obter: ${event.howToGet}.`;
    case 'exit':
      return describeExit(event);
    case 'output':
      return undefined;
  }
}

function describeExit(event: Extract<RunEvent, { type: 'exit' }>): string {
  const time = duration(event.durationMs);
  if (event.truncated && event.signal !== null)
    return 'Interrompido: imprimiu mais do que cabe mostrar. Procure um laço sem fim.';
  if (event.timedOut) return `Interrompido pelo prazo, depois de ${time}.`;
  if (event.code === 0) return `Terminou sem erro em ${time}.`;
  const how = event.code === null ? `sinal ${event.signal ?? 'desconhecido'}` : `código ${event.code}`;
  return `Terminou com ${how} em ${time}.`;
}
