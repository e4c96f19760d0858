import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** O que o guardião sabe de um processo. */
export interface Watched {
  pid: number;
  /** Sinal que pede a parada ordenada. */
  signal: NodeJS.Signals;
  /** Tempo em ms até o SIGKILL. */
  killAfterMs: number;
}

const watched = new Map<number, Watched>();
const owned = new Set<string>();
let guardian: ChildProcess | undefined;
let quickDeaths = 0;

/** Registra um processo iniciado por nós; deve ser chamada no mesmo tique do `spawn`. */
export function watch(entry: Watched): void {
  watched.set(entry.pid, entry);
  send({ op: 'watch', ...entry });
}

export function forget(pid: number): void {
  watched.delete(pid);
  send({ op: 'forget', pid });
}

/** Pasta a apagar se o pai morrer antes de apagá-la. */
export function own(path: string): void {
  owned.add(path);
  send({ op: 'own', path });
}

export function disown(path: string): void {
  owned.delete(path);
  send({ op: 'disown', path });
}

/** Número do processo guardião, se já existe; serve aos testes que o matam. */
export function guardianPid(): number | undefined {
  return guardian?.pid;
}

function send(message: object): void {
  guardian ??= startGuardian();
  guardian.stdin?.write(`${JSON.stringify(message)}\n`);
}

function startGuardian(): ChildProcess {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=16', '--v8-pool-size=0', join(import.meta.dirname, 'guardian.mjs')],
    // Grupo próprio: um Ctrl-C no terminal alcança o pai, e o guardião fica para terminar o serviço.
    { detached: true, stdio: ['pipe', 'ignore', 'ignore'], windowsHide: true, cwd: '/', env: minimalEnv() },
  );
  child.unref();
  if (child.stdin !== null && 'unref' in child.stdin && typeof child.stdin.unref === 'function')
    child.stdin.unref();
  // Escrever num guardião morto dá EPIPE; a reposição abaixo cuida do caso.
  child.stdin?.on('error', () => {});
  child.on('error', () => replace(child, startedAt));
  child.on('exit', () => replace(child, startedAt));
  if (guardian === undefined) process.once('exit', signalAtExit);
  return child;
}

/** Sem `NODE_OPTIONS`: um depurador ou carregador do pai não deve entrar no guardião. */
function minimalEnv(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return { ...(PATH === undefined ? {} : { PATH }), ...(SystemRoot === undefined ? {} : { SystemRoot }) };
}

/** Alguém matou o guardião: outro assume com tudo o que estava anotado. */
function replace(dead: ChildProcess, startedAt: number): void {
  if (guardian !== dead) return;
  quickDeaths = performance.now() - startedAt < 1000 ? quickDeaths + 1 : 0;
  // Se ele não consegue viver (memória esgotada), insistir sem fim só pioraria.
  if (quickDeaths > 3) return;
  guardian = startGuardian();
  for (const entry of watched.values()) send({ op: 'watch', ...entry });
  for (const path of owned) send({ op: 'own', path });
}

/**
 * Na saída ordinária os sinais partem daqui: o guardião pode ter acabado de morrer, e disso não se tem
 * certeza a tempo. Se ele vive, fica sabendo e só cuida do prazo e das pastas.
 */
function signalAtExit(): void {
  for (const { pid, signal } of watched.values()) {
    try {
      process.kill(pid, signal);
    } catch {}
  }
  send({ op: 'signalled' });
}
