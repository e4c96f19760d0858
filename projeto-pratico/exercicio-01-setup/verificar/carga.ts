import { randomInt } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { CheckFailure, laps, NoAnswer, type RunningServer } from '@trilha/kit';

const CLIENTS = 24;
/**
 * Um pedido enviado há menos que isto pode ainda estar na fila do sistema, sem que o servidor o tenha
 * aceitado; perdê-lo não é culpa do encerramento, e um balanceador o repetiria. Em máquina cheia o tempo
 * sozinho não basta: depois dele o servidor ainda atende voltas completas.
 */
const AMBIGUOUS_MS = 120;
const LAPS = 3;
/** Os pedidos lentos esperam de 200 a 400 ms, ou até oito vezes isso se a máquina precisar. */
const LONGEST_STRETCH = 8;

export interface LoadReport {
  answered: number;
  lost: number;
  /** Como falhou o primeiro pedido perdido. */
  example: string | undefined;
}

interface Sent {
  at: number;
  answered: boolean;
  failure?: CheckFailure;
}

/** A carga em andamento. */
interface Load {
  server: RunningServer;
  sent: Sent[];
  stop: AbortController;
  /** Por quanto se multiplica a espera dos pedidos lentos. */
  stretch: number;
}

/** Clientes com keep-alive repetem pedidos, metade deles lentos; no meio o servidor recebe SIGTERM. */
export async function applyLoad(server: RunningServer): Promise<LoadReport> {
  const load: Load = { server, sent: [], stop: new AbortController(), stretch: 1 };
  const clients = Promise.all(Array.from({ length: CLIENTS }, () => client(load)));
  const certainUntil = await Promise.race([untilInFlight(load), clients.then(() => performance.now())]);
  server.process.signal('SIGTERM');
  await Promise.race([server.process.exited, delay(2_000)]);
  load.stop.abort();
  await clients;
  return report(load.sent, certainUntil);
}

/** Espera que o servidor tenha, com certeza, aceitado pedidos que ainda não respondeu; devolve até que envio vale a certeza. */
async function untilInFlight(load: Load): Promise<number> {
  const answered = () => load.sent.filter((one) => one.answered).length;
  while (answered() < CLIENTS && !load.stop.signal.aborted) await delay(20);
  while (true) {
    const certainUntil = performance.now();
    await delay(AMBIGUOUS_MS);
    await laps(load.server.http, LAPS);
    const waiting = load.sent.some(({ at, answered }) => at <= certainUntil && !answered);
    if (waiting || load.stretch >= LONGEST_STRETCH) return certainUntil;
    load.stretch *= 2;
  }
}

function report(sent: Sent[], certainUntil: number): LoadReport {
  const failures = sent.flatMap(({ at, failure }) => {
    const ambiguous = failure instanceof NoAnswer && at > certainUntil;
    return failure === undefined || ambiguous ? [] : [failure];
  });
  const unexpected = failures.find((failure) => !(failure instanceof NoAnswer));
  if (unexpected !== undefined) throw unexpected;
  const answered = sent.filter((one) => one.answered).length;
  return { answered, lost: failures.length, example: failures[0]?.evidence.got };
}

async function client(load: Load): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  while (!load.stop.signal.aborted) {
    const one: Sent = { at: performance.now(), answered: false };
    load.sent.push(one);
    const delayMs = randomInt(2) === 0 ? 0 : randomInt(200, 400) * load.stretch;
    const json = { message: 'carga', delayMs };
    const timeoutMs = load.server.http.patienceMs + delayMs;
    try {
      const spec = { method: 'POST', path: '/api/v1/echo', agent, json, timeoutMs };
      const answer = await load.server.http.send(spec);
      if (answer.status !== 200 && answer.status !== 503) answer.expectStatus(200);
      one.answered = true;
    } catch (error) {
      if (!(error instanceof CheckFailure)) throw error;
      one.failure = error;
      // O servidor está saindo: um cliente de verdade iria a outro processo.
      break;
    }
  }
  agent.destroy();
}
