import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { ExerciseNeed } from '../contract.ts';

/** Memória do heap do V8; um exercício de unidade usa menos de 60 MB. */
const HEAP_MB = 256;
/** Teto do processo inteiro: buffers vivem fora do heap e `--max-old-space-size` não os vê. */
export const RSS_LIMIT_MB = 640;

const TOOL = join(import.meta.dirname, '../..');
/** O que o verificador e os pacotes importados precisam ler. */
const ALWAYS_READABLE = ['check', 'package.json', '../package.json', '../node_modules'].map((path) =>
  join(TOOL, path),
);

export interface SandboxOptions {
  cwd: string;
  entry: string;
  args: string[];
  /** Arquivos e pastas que podem ser lidos. */
  readable: string[];
  needs: readonly ExerciseNeed[];
  /** A única pasta em que se pode escrever, para quem declara `disco`. */
  writable?: string;
  /** Segundos de CPU; sobrevive à morte de quem nos chamou. */
  cpuSeconds: number;
}

export interface Sandbox {
  child: ChildProcess;
  stdin: Writable;
  printed: Readable[];
  events: Readable;
}

/**
 * Sobe um Node com o mínimo: sem ambiente, sem escrita, processos nem threads (salvo declarados), lendo só o
 * que está na lista. É um corrimão contra acidentes e contra o veredito forjado sem esforço, não uma cela:
 * o Node 24 não bloqueia a rede, e quem roda é o próprio autor do código.
 *
 * Descritores: 0 recebe o segredo, 1 e 2 são do leitor, 3 devolve os eventos, 4 fecha quando morremos.
 */
export function spawnSandbox(options: SandboxOptions): Sandbox {
  const command = [process.execPath, ...nodeFlags(options), options.entry, ...options.args];
  const [file = '', ...args] =
    process.platform === 'win32' ? command : withLimits(command, options.cpuSeconds);
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: {
      LANG: 'pt_BR.UTF-8',
      NO_COLOR: '1',
      ...(options.writable !== undefined && { TRILHA_DISCO: options.writable }),
    },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
    // Grupo próprio: o que o programa criar morre junto.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const [stdin, stdout, stderr, events] = child.stdio;
  return {
    child,
    stdin: stdin as Writable,
    printed: [stdout as Readable, stderr as Readable],
    events: events as Readable,
  };
}

/**
 * A shell fica entre nós e o programa: o pai que ele conhece é ela, e matá-la não cala quem dá o veredito. Ao lado,
 * outra espera no descritor 4 pelo nosso fim, mesmo por `kill -9`, e leva o grupo inteiro.
 */
function withLimits(command: string[], cpuSeconds: number): string[] {
  const script = `ulimit -c 0; ulimit -t ${cpuSeconds}
    (read -r _ <&4; kill -9 0) </dev/null >/dev/null 2>&1 3>&- &
    "$@" 4<&-
    exit $?`;
  return ['/bin/sh', '-c', script, 'sh', ...command];
}

function nodeFlags({ readable, writable, needs }: SandboxOptions): string[] {
  const disk = writable === undefined ? [] : [writable];
  const allowed = [...ALWAYS_READABLE, ...readable, ...disk];
  return [
    '--permission',
    // Trocar Array.prototype.map por outro faria o teste aprovar sem olhar.
    '--frozen-intrinsics',
    '--unhandled-rejections=strict',
    ...allowed.map((path) => `--allow-fs-read=${path}`),
    ...disk.map((path) => `--allow-fs-write=${path}`),
    ...(needs.includes('threads') ? ['--allow-worker'] : []),
    ...(needs.includes('processos') ? ['--allow-child-process'] : []),
    ...(needs.includes('rede') && nodeMajor() >= 25 ? ['--allow-net'] : []),
    `--max-old-space-size=${HEAP_MB}`,
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
  ];
}

const nodeMajor = () => Number(process.versions.node.split('.')[0]);

/** Mata o grupo inteiro. Chamado também ao fim normal, por causa do que o programa deixou para trás. */
export function killGroup(child: ChildProcess): void {
  try {
    if (child.pid === undefined) return;
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Memória residente em MB; indefinido fora do Linux ou se o processo acabou. */
export function residentMb(pid: number | undefined): number | undefined {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * 4096) / 2 ** 20;
  } catch {
    return;
  }
}
