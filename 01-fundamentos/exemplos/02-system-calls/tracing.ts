import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Uma system call, no lugar em que começou; a que bloqueia o strace mostra em duas metades, aqui já juntas. */
export interface TracedCall {
  pid: number;
  name: string;
  args: string;
  /** O que ela devolveu, com o texto do strace; `?` se o processo acabou antes. */
  result: string;
}

const WHOLE = /^(\d+) +(\w+)\((.*)\) += (.*)$/;
const START = /^(\d+) +(\w+)\((.*?),? *<unfinished \.\.\.>$/;
const END = /^(\d+) +<\.\.\. \w+ resumed>(.*)\) += (.*)$/;

/** Entende a saída de `strace -f -o`. Sinais e fins de thread não são chamadas e ficam de fora. */
export function parse(output: string): TracedCall[] {
  const calls: TracedCall[] = [];
  const open = new Map<string, TracedCall>(); // por thread, a que começou e ainda não terminou
  for (const line of output.split('\n')) {
    const [, pid = '', name = '', args = '', result] = line.match(WHOLE) ?? line.match(START) ?? [];
    if (name !== '' && !line.includes('resumed>')) {
      const call = { pid: Number(pid), name, args, result: result ?? '?' };
      calls.push(call);
      if (result === undefined) open.set(pid, call);
      continue;
    }
    const [, endPid = '', rest = '', ending = '?'] = line.match(END) ?? [];
    const call = open.get(endPid);
    if (!call) continue;
    call.args = [call.args, rest.replace(/^, /, '').trim()].filter((part) => part !== '').join(', ');
    call.result = ending;
    open.delete(endPid);
  }
  return calls;
}

/** Com NODE_COMPILE_CACHE, o Node grava o que compilou ao sair, e os write e rename dele se misturariam aos do programa. */
const withoutCache = () => ({ ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' });

/**
 * Roda o Node sob o strace e devolve as chamadas de todas as threads, na ordem em que começaram.
 *
 * @returns a razão, em texto, quando não há strace ou o sistema não deixa um processo espiar outro
 */
export async function trace(args: readonly string[]): Promise<TracedCall[] | string> {
  const folder = await mkdtemp(join(tmpdir(), 'strace-'));
  const output = join(folder, 'chamadas.txt');
  try {
    const command = ['-f', '-s', '32', '-o', output, process.execPath, ...args];
    await promisify(execFile)('strace', command, { env: withoutCache() });
    return parse(await readFile(output, 'utf8'));
  } catch (error) {
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
    if (code === 'ENOENT') return 'não há strace';
    if (/ptrace|Operation not permitted/.test(stderr))
      return 'o strace não tem permissão para espiar processos';
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Prefixo das marcas: caminhos que não existem, procurados só para aparecer no strace. */
export const MARK = '/trilha-marca/';

/** O nome da marca que esta chamada deixou, se é uma. */
export function markOf({ args }: TracedCall): string | undefined {
  return args.match(/"\/trilha-marca\/([^"]*)"/)?.[1]; // em ARM64 a chamada é outra, e antes do caminho vem a pasta
}

/** O que aconteceu entre duas marcas, sem elas. Lança se uma delas não foi vista. */
export function between(calls: readonly TracedCall[], from: string, to: string): TracedCall[] {
  const at = (mark: string) => {
    const index = calls.findIndex((call) => markOf(call) === mark);
    if (index === -1) throw new Error(`o programa não passou pela marca “${mark}”`);
    return index;
  };
  return calls.slice(at(from) + 1, at(to));
}

/** As chamadas que tratam de um arquivo: a abertura pelo caminho e, depois, tudo o que usa aquele descritor. */
export function aboutFile(calls: readonly TracedCall[], path: string): TracedCall[] {
  const opening = calls.find(({ name, args }) => name === 'openat' && args.includes(`"${path}"`));
  if (!opening) return [];
  const file = Number.parseInt(opening.result, 10);
  const after = calls.slice(calls.indexOf(opening) + 1);
  return [opening, ...after.filter(({ args }) => new RegExp(`^${file}(,|$)`).test(args))];
}

/** Quantas vezes cada chamada aparece. */
export function tally(calls: readonly TracedCall[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { name } of calls) totals.set(name, (totals.get(name) ?? 0) + 1);
  return totals;
}
