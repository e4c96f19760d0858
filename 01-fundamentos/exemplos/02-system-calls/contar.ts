/**
 * Conta as system calls de um programa do Node: com o strace, todas; sem ele, as que /proc/<pid>/io soma.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuse } from './fifo.ts';
import { type IoCounts, ioCounts } from './process-io.ts';
import { aboutFile, between, type TracedCall, tally, trace } from './tracing.ts';

const number = new Intl.NumberFormat('pt-BR');
const APIS = join(import.meta.dirname, 'apis.ts');
const RECORDED = join(import.meta.dirname, 'contar.gerado.txt');

// #region totais
/** O total e as chamadas mais frequentes. */
export function totals(calls: readonly TracedCall[], most = 6): string[] {
  const counts = [...tally(calls)].sort((a, b) => b[1] - a[1]).slice(0, most);
  return [['total', calls.length] as const, ...counts].map(
    ([name, count]) => `  ${name.padEnd(16)} ${number.format(count).padStart(7)}`,
  );
}
// #endregion totais

/** Uma leitura de 200.000 bytes por cada API: só o que houve entre as marcas de `apis.ts`. */
async function compareWays(folder: string): Promise<string[]> {
  const path = join(folder, 'dados.bin');
  writeFileSync(path, Buffer.alloc(200_000, 'x'));
  const lines = ['Ler 200.000 bytes, por cada API', `  ${''.padEnd(10)} sobre o arquivo   todas`];
  for (const way of ['sync', 'callback', 'promise', 'stream']) {
    const calls = await trace([APIS, way, path]);
    if (typeof calls === 'string') return [];
    const during = between(calls, 'chamou', 'terminou');
    const own = aboutFile(during, path).length;
    lines.push(`  ${way.padEnd(10)} ${String(own).padStart(15)} ${String(during.length).padStart(7)}`);
  }
  return lines;
}

// #region proc
/** Sem strace: roda o programa e lê os contadores do kernel enquanto o processo existe. */
export async function countFromProc(args: readonly string[]): Promise<IoCounts | undefined> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let last: IoCounts | undefined;
  while (child.exitCode === null && child.signalCode === null) {
    last = ioCounts(child.pid) ?? last; // a última antes do fim; o que vier depois dela não se vê
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return last;
}
// #endregion proc

async function withoutStrace(reason: string, program: readonly string[]): Promise<void> {
  const counts = await countFromProc(program);
  if (!counts) return refuse(`${reason}, nem /proc`);
  console.log(`Aqui ${reason}. De /proc, só as famílias de read e de write, e pelo menos:`);
  console.log(`  read   ${number.format(counts.reads)}\n  write  ${number.format(counts.writes)}`);
  console.log(`\nGravado em outra máquina:\n${readFileSync(RECORDED, 'utf8').trimEnd()}`);
}

/** O programa pedido, na pasta em que você está ou na destes exemplos; indefinido se não existe. */
export function locate([name = '', ...args]: readonly string[]): string[] | undefined {
  const path = [name, join(import.meta.dirname, name)].find((each) => existsSync(each));
  return path === undefined ? undefined : [path, ...args];
}

export async function main(args: readonly string[]): Promise<void> {
  const recording = args[0] === '--gravar';
  const own = recording || args.length === 0;
  const asked = own ? undefined : locate(args);
  if (!own && !asked) {
    console.error(`Não achei o programa ${args[0]}: dê o caminho de um arquivo que o Node rode.`);
    process.exitCode = 1;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'contar-'));
  const empty = join(folder, 'vazio.mjs');
  writeFileSync(empty, '');
  try {
    const program = asked ?? [empty];
    const calls = await trace(program);
    if (typeof calls === 'string') return await withoutStrace(calls, program);
    const title = own ? 'Um programa vazio' : `node ${args.join(' ')}`;
    const lines = [title, ...totals(calls), ...(own ? ['', ...(await compareWays(folder))] : [])];
    console.log(lines.join('\n'));
    if (!recording) return;
    const date = new Date().toISOString().slice(0, 10);
    lines.push('', `${date}, Linux ${release().split('-')[0]}, Node ${process.versions.node}`);
    writeFileSync(RECORDED, `${lines.join('\n')}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) await main(process.argv.slice(2));
