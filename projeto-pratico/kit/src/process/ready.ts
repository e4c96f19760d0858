import { setTimeout as delay } from 'node:timers/promises';
import { StartFailure } from '../failure.ts';
import type { Answer } from '../http/answer.ts';
import { type HttpClient, NoAnswer } from '../http/client.ts';
import type { Evidence } from '../outcome.ts';
import { listeningPorts } from './ports.ts';
import type { Exit, ServerProcess } from './server-process.ts';

const POLL_MS = 40;
const PROBE_TIMEOUT_MS = 1_000;
/**
 * Quem escuta só em outra porta por este tempo, e por tanto quanto levou para abri-la, não vai mudar de ideia:
 * há servidores que abrem antes a das métricas.
 */
const WRONG_PORT_MS = 1_500;
/** Achar as portas de um processo lê o `/proc` inteiro; a cada volta, atrasaria a própria subida. */
const SCAN_EVERY_MS = 500;
/** Acima disto a saída não é log, é um laço: 32 MiB durante a subida. */
const MAX_BOOT_OUTPUT = 32 * 1024 * 1024;

/** O último retrato do servidor enquanto se espera por ele. */
type Seen = { state: 'silent' } | { state: 'answered'; answer: Answer } | { state: 'odd'; error: NoAnswer };

interface Waited {
  process: ServerProcess;
  http: HttpClient;
}

/**
 * Espera `GET /health/ready` responder 200.
 *
 * @throws StartFailure que distingue: o processo morreu, nada escuta, escuta em outra porta,
 * responde mas não está pronto, responde algo que não é HTTP, escreve sem parar.
 */
export async function waitReady({ process: server, http }: Waited, deadlineMs: number): Promise<void> {
  const port = Number(http.baseUrl.port);
  const started = performance.now();
  const elsewhere = watchWrongPorts(server, port);
  let seen: Seen = { state: 'silent' };
  while (performance.now() - started < deadlineMs) {
    // `exited` espera a saída ser lida: é nela que está a razão.
    if (server.exit !== undefined) throw new StartFailure(died(server, await server.exited));
    if (server.stdout.bytes + server.stderr.bytes > MAX_BOOT_OUTPUT) throw new StartFailure(endless(server));
    seen = await probe(http);
    if (seen.state === 'answered' && seen.answer.status === 200) return;
    const ports = seen.state === 'silent' ? elsewhere(performance.now() - started) : [];
    if (ports.length > 0) throw new StartFailure(wrongPort(ports, port, server));
    await delay(POLL_MS);
  }
  throw new StartFailure(neverReady(seen, server, port, deadlineMs));
}

async function probe(http: HttpClient): Promise<Seen> {
  try {
    return {
      state: 'answered',
      answer: await http.send({ path: '/health/ready', timeoutMs: PROBE_TIMEOUT_MS }),
    };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return error.kind === 'refused' ? { state: 'silent' } : { state: 'odd', error };
  }
}

/** Devolve as portas erradas quando já dá para acusar: recebe os ms desde a subida, a cada volta da espera. */
function watchWrongPorts(server: ServerProcess, port: number): (elapsedMs: number) => number[] {
  let nextScan = SCAN_EVERY_MS;
  let since: number | undefined;
  return (elapsedMs) => {
    if (elapsedMs < nextScan) return [];
    nextScan = elapsedMs + SCAN_EVERY_MS;
    const ports = listeningPorts(server.pid);
    if (ports.length === 0 || ports.includes(port)) return [];
    since ??= elapsedMs;
    return elapsedMs - since < Math.max(WRONG_PORT_MS, since) ? [] : ports;
  };
}

/** A prova de um processo que acabou quando deveria estar de pé. */
function died(server: ServerProcess, exit: Exit): Evidence {
  const how = exit.signal === null ? `código de saída ${exit.code}` : `sinal ${exit.signal}`;
  return {
    expected: 'um processo de pé, respondendo 200 em GET /health/ready',
    got: `o processo terminou antes de ficar pronto (${how})`,
    where: 'processo',
    output: server.lastLines(),
  };
}

function endless(server: ServerProcess): Evidence {
  return {
    expected: 'um servidor que fica pronto e escreve uma linha por acontecimento',
    got: 'o processo escreveu mais de 32 MiB antes de ficar pronto; a saída parece um laço sem fim',
    where: 'saída do processo',
    output: server.lastLines(3).map((line) => line.slice(0, 120)),
  };
}

function wrongPort(ports: number[], port: number, server: ServerProcess): Evidence {
  return {
    expected: `o servidor escutando na porta ${port}, dada pela variável PORT`,
    got: `o processo escuta na porta ${ports.join(', ')}`,
    where: 'porta',
    output: server.lastLines(),
  };
}

function neverReady(seen: Seen, server: ServerProcess, port: number, deadlineMs: number): Evidence {
  const seconds = `${(deadlineMs / 1000).toLocaleString('pt-BR')} s`;
  const base = {
    expected: `GET /health/ready respondendo 200 em até ${seconds} (--prazo muda isso)`,
    output: server.lastLines(),
  };
  if (seen.state === 'silent') {
    return {
      ...base,
      got: `o processo está de pé, mas nada escuta em 127.0.0.1:${port} depois de ${seconds}`,
      where: 'porta',
    };
  }
  if (seen.state === 'odd') {
    return {
      ...seen.error.evidence,
      ...base,
      got: `a porta aceita conexões, mas ${seen.error.evidence.got}`,
    };
  }
  const { answer } = seen;
  return {
    ...base,
    got: `o servidor responde, mas não está pronto (status ${answer.status})`,
    sent: 'GET /health/ready',
    received: answer.describe(),
    where: 'status',
  };
}
