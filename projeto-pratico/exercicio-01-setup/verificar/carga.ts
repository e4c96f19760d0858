import { randomInt } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { CheckFailure, NoAnswer, type RunningServer } from '@trilha/kit';

const CLIENTS = 24;
const WARM_UP_MS = 400;
/**
 * Um pedido enviado neste intervalo antes do sinal pode ainda estar na fila do sistema, sem que o
 * servidor o tenha aceitado; perdê-lo não é culpa do encerramento, e um balanceador o repetiria.
 */
const AMBIGUOUS_MS = 120;

export interface LoadReport {
  answered: number;
  lost: number;
  /** Como falhou o primeiro pedido perdido. */
  example: string | undefined;
}

interface Sent {
  at: number;
  failure?: CheckFailure;
}

/** Clientes com keep-alive repetem pedidos de 0 a 400 ms; no meio deles o servidor recebe SIGTERM. */
export async function applyLoad(server: RunningServer): Promise<LoadReport> {
  const sent: Sent[] = [];
  const stop = new AbortController();
  const clients = Array.from({ length: CLIENTS }, () => client(server, sent, stop.signal));
  await delay(WARM_UP_MS);
  const signalAt = performance.now();
  server.process.signal('SIGTERM');
  await Promise.race([server.process.exited, delay(2_000)]);
  stop.abort();
  await Promise.all(clients);
  const failures = sent.filter(
    ({ failure, at }) => failure !== undefined && !isAmbiguous(failure, at, signalAt),
  );
  const unexpected = failures.find(({ failure }) => !(failure instanceof NoAnswer))?.failure;
  if (unexpected !== undefined) throw unexpected;
  const answered = sent.filter((one) => one.failure === undefined).length;
  return { answered, lost: failures.length, example: failures[0]?.failure?.evidence.got };
}

function isAmbiguous(failure: CheckFailure, at: number, signalAt: number): boolean {
  return failure instanceof NoAnswer && at > signalAt - AMBIGUOUS_MS;
}

async function client({ http }: RunningServer, sent: Sent[], stop: AbortSignal): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  while (!stop.aborted) {
    const one: Sent = { at: performance.now() };
    sent.push(one);
    const delayMs = randomInt(2) === 0 ? 0 : randomInt(200, 400);
    try {
      const answer = await http.send({
        method: 'POST',
        path: '/api/v1/echo',
        agent,
        json: { message: 'carga', delayMs },
      });
      if (answer.status !== 200 && answer.status !== 503) answer.expectStatus(200);
    } catch (error) {
      if (!(error instanceof CheckFailure)) throw error;
      one.failure = error;
      // O servidor está saindo: um cliente de verdade iria a outro processo.
      break;
    }
  }
  agent.destroy();
}
