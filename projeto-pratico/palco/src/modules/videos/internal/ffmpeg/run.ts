import { type ChildProcess, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { createInterface } from 'node:readline';

/** Um programa encontrado: caminho e variáveis de que ele precisa (bibliotecas fora do lugar padrão). */
export interface Tool {
  path: string;
  env: Record<string, string>;
}

export interface RunOptions {
  /** Diretório de trabalho; o programa só recebe nomes relativos a ele. */
  cwd: string;
  timeoutMs: number;
  signal: AbortSignal;
  /** Memória endereçável, em MB; sem ela, a do sistema. Só o Linux a limita (ver {@link limits}). */
  memoryMb?: number;
  onLine?: (line: string) => void;
}

/** O programa terminou mal. `exit`: ele mesmo desistiu; `killed`: alguém ou algo o matou. */
export class ToolError extends Error {
  readonly code = 'TOOL_FAILED';
  readonly kind: 'exit' | 'killed' | 'timeout' | 'aborted';
  readonly stderr: string;

  constructor(kind: ToolError['kind'], stderr: string) {
    super(`O programa de vídeo terminou mal (${kind}): ${stderr.slice(-500)}`);
    this.name = 'ToolError';
    this.kind = kind;
    this.stderr = stderr;
  }
}

const STDERR_MAX = 8_000;

/**
 * O programa roda sob um vigia de sh que segura a entrada padrão aberta por nós: se morrermos, até com
 * kill -9, a leitura acaba e o vigia mata o programa. Sem isso sobraria um FFmpeg órfão gastando a máquina.
 */
const WATCHDOG = [
  'ulimit -c 0; [ "$1" = 0 ] || ulimit -v "$1" 2>/dev/null; ulimit -t "$2" 2>/dev/null; shift 2',
  'exec 3<&0',
  '"$@" </dev/null 3<&- & p=$!',
  '{ read _ <&3; kill -9 $p; } >/dev/null 2>&1 & w=$!',
  'wait $p; s=$?',
  'kill $w 2>/dev/null; exit $s',
].join('\n');

/**
 * Roda com ambiente limpo (nenhum segredo nosso), prioridade baixa e prazo; passando dele, mata o grupo inteiro.
 * @returns a saída padrão, se ninguém a lê por linha
 * @throws ToolError
 */
export async function runTool(tool: Tool, args: string[], options: RunOptions): Promise<string> {
  options.signal.throwIfAborted();
  const child = start(tool, args, options);
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-STDERR_MAX);
  });
  const output = readOutput(child, options.onLine);
  let stopped: 'timeout' | 'aborted' | null = null;
  const stop = (kind: 'timeout' | 'aborted') => {
    stopped ??= kind;
    killGroup(child);
  };
  const timer = setTimeout(stop, options.timeoutMs, 'timeout');
  const onAbort = () => stop('aborted');
  options.signal.addEventListener('abort', onAbort, { once: true });
  try {
    const { code, signal } = await exited(child);
    if (code === 0 && !stopped) return await output;
    throw new ToolError(stopped ?? (signal || (code ?? 0) > 128 ? 'killed' : 'exit'), stderr);
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', onAbort);
  }
}

/**
 * Memória em kB e processador em segundos, na forma de `ulimit`. A memória vale só no Linux (o macOS aceita o
 * `ulimit -v` e não o cumpre); o tempo de processador, no Linux e no macOS. No Windows não há `ulimit` e resta o prazo
 * de relógio. O processador pode gastar o dobro do prazo, porque o FFmpeg usa vários núcleos.
 */
const limits = ({ memoryMb = 0, timeoutMs }: RunOptions) => [
  String(process.platform === 'linux' ? memoryMb * 1_024 : 0),
  String(Math.ceil((timeoutMs * 2) / 1_000)),
];

function start(tool: Tool, args: string[], options: RunOptions): ChildProcess {
  const windows = process.platform === 'win32';
  const [file, argv] = windows
    ? [tool.path, args]
    : ['/bin/sh', ['-c', WATCHDOG, 'vigia', ...limits(options), tool.path, ...args]];
  const child = spawn(file, argv, {
    cwd: options.cwd,
    // cada linha de execução do malloc reserva 64 MB de endereços, que contariam no limite sem serem usados
    env: { ...tool.env, MALLOC_ARENA_MAX: '2' },
    detached: !windows,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin?.on('error', () => {});
  if (child.pid !== undefined) lowerPriority(child.pid);
  return child;
}

/** Um terço do peso de um processo comum no Linux: com 10, uma máquina cheia quase parava as conversões. */
const NICENESS = 5;

/** Responder pessoas vem antes de converter vídeos; os filhos do vigia herdam a prioridade. */
function lowerPriority(pid: number): void {
  try {
    setPriority(pid, NICENESS);
  } catch {
    // o processo pode já ter saído, e a prioridade é só cortesia
  }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // já saiu
  }
}

function exited(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

async function readOutput(child: ChildProcess, onLine?: (line: string) => void): Promise<string> {
  if (!child.stdout) return '';
  let text = '';
  for await (const line of createInterface({ input: child.stdout })) {
    if (onLine) onLine(line);
    else text += `${line}\n`;
  }
  return text;
}
