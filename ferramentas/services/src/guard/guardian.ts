import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

/** Como parar um processo. */
export interface StopPlan {
  /** Sinal que pede a parada ordenada. */
  signal: NodeJS.Signals;
  /** Tempo em ms até o SIGKILL. */
  killAfterMs: number;
}

interface Watched extends StopPlan {
  pid: number;
}

/** Variável que marca o ambiente de um filho antes de ele ter número. */
export const TAG_VARIABLE = 'TRILHA_GUARDADO';

const NODE_FLAGS = ['--max-old-space-size=16', '--v8-pool-size=0'];

const watched = new Map<number, Watched>();
const owned = new Set<string>();
let guardian: ChildProcess | undefined;
let quickDeaths = 0;

/**
 * Anuncia um processo que está para nascer e devolve a marca a pôr no ambiente dele. Entre o nascimento e
 * {@link settle} o pai pode levar um `kill -9`; em máquina ocupada essa fresta dura milissegundos, e sem a
 * marca o filho ficaria órfão. Só em Linux o guardião sabe procurá-la.
 */
export function announce(plan: StopPlan): string {
  const tag = randomUUID();
  send({ op: 'announce', tag, ...plan });
  return tag;
}

/** O processo anunciado nasceu com este número ou, sem número, não nasceu. */
export function settle(tag: string, pid: number | undefined, plan: StopPlan): void {
  if (pid !== undefined) watched.set(pid, { pid, ...plan });
  send({ op: 'settle', tag, pid, ...plan });
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

/** `inherited` vai na linha de comando: o guardião já nasce sabendo, sem instante em que não saiba. */
function startGuardian(inherited: object[] = []): ChildProcess {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    [...NODE_FLAGS, join(import.meta.dirname, 'guardian.mjs'), JSON.stringify(inherited)],
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
  guardian = startGuardian([
    ...[...watched.values()].map((entry) => ({ op: 'settle', ...entry })),
    ...[...owned].map((path) => ({ op: 'own', path })),
  ]);
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
