/**
 * O caminho de uma leitura, chamada por chamada, em que thread cada uma acontece. Sem strace, mostra o que foi gravado.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedCall, Recording, WayName } from './core.ts';
import { aboutFile, markOf, type TracedCall, trace } from './tracing.ts';

const RECORDED = join(import.meta.dirname, 'caminho.gerado.json');
export const WAY_NAMES: readonly WayName[] = ['sync', 'callback', 'promise', 'stream'];

const MARKS: Record<string, string> = {
  chamou: 'o programa pede a leitura',
  voltou: 'readFile devolve: o programa segue, e nenhum byte foi lido',
  callback: 'a função que esperava os bytes é chamada',
  terminou: 'o programa tem os bytes',
};

// #region escolhe
/**
 * Do que o strace viu, o que conta a história: marcas do programa, chamadas sobre o arquivo, avisos entre threads e a
 * espera do laço. Ficam de fora memória (mmap, madvise) e as travas das filas (futex).
 */
export function story(calls: readonly TracedCall[], path: string): RecordedCall[] {
  const from = calls.findIndex((call) => markOf(call) === 'chamou');
  const to = calls.findIndex((call) => markOf(call) === 'terminou');
  const part = calls.slice(from, to + 1);
  const own = new Set(aboutFile(part, path));
  const loop = part[0]?.pid ?? 0;
  const pool: number[] = [];
  return part.flatMap((call): RecordedCall[] => {
    const kind = kindOf(call, own);
    if (kind === undefined) return [];
    if (call.pid !== loop && !pool.includes(call.pid)) pool.push(call.pid);
    const thread = call.pid === loop ? 'laço' : `pool ${pool.indexOf(call.pid) + 1}`;
    return [{ thread, call: kind, text: textOf(call, kind, path) }];
  });
}

function kindOf(call: TracedCall, own: ReadonlySet<TracedCall>): string | undefined {
  const { name, args, result } = call;
  if (markOf(call) !== undefined) return 'js';
  if (own.has(call)) return name === 'read' ? 'read arquivo' : name;
  // Um eventfd leva sempre oito bytes: um contador de 64 bits em little-endian.
  if (/^\d+, "(\\\d+){8}", \d+$/.test(args) && result === '8') return `${name} eventfd`;
  // Só a espera de verdade: com prazo 0 o laço apenas pergunta e segue.
  return name === 'epoll_pwait' && !/, 1024, 0, NULL/.test(args) ? name : undefined;
}
// #endregion escolhe

function textOf(call: TracedCall, kind: string, path: string): string {
  if (kind === 'js') return MARKS[markOf(call) ?? ''] ?? '';
  if (kind.endsWith('eventfd')) return `${call.name}(eventfd)`;
  if (kind === 'epoll_pwait') return 'epoll_pwait(…)';
  const args = call.args
    .replace(path, 'dados.bin')
    .replace(/\{.*\}/, '{…}')
    .replace(/".{12,}?"(\.\.\.)?/, '…');
  return `${call.name}(${args}) = ${call.result}`;
}

async function record(): Promise<Recording['ways'] | string> {
  const folder = mkdtempSync(join(tmpdir(), 'caminho-'));
  const path = join(folder, 'dados.bin');
  writeFileSync(path, Buffer.alloc(100_000, 'x'));
  try {
    const ways: Partial<Recording['ways']> = {};
    for (const way of WAY_NAMES) {
      const calls = await trace([join(import.meta.dirname, 'apis.ts'), way, path]);
      if (typeof calls === 'string') return calls;
      ways[way] = story(calls, path);
    }
    return ways as Recording['ways'];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function lines(calls: readonly RecordedCall[]): string[] {
  return calls.map(({ thread, text }) => `  ${thread.padEnd(7)} ${text}`);
}

export function recording(): Recording {
  return JSON.parse(readFileSync(RECORDED, 'utf8')) as Recording;
}

async function save(ways: Recording['ways']): Promise<void> {
  const strace =
    execFileSync('strace', ['--version'], { encoding: 'utf8' }).match(/version (\S+)/)?.[1] ?? '';
  const { node, uv: libuv = '' } = process.versions;
  const os = `Linux ${release().split('-')[0]}`;
  const recorded = { date: new Date().toISOString().slice(0, 10), node, libuv, os, strace };
  writeFileSync(RECORDED, `${JSON.stringify({ recorded, ways }, null, 2)}\n`);
}

/** Com `--gravado`, só mostra o que foi gravado; com `--gravar`, grava de novo. Um nome escolhe uma API. */
export async function main(args: readonly string[]): Promise<void> {
  const fresh = args.includes('--gravado') ? 'a pedido' : await record();
  if (typeof fresh !== 'string' && args.includes('--gravar')) await save(fresh);
  const { recorded, ways } = recording();
  if (typeof fresh === 'string')
    console.log(
      `Gravado em ${recorded.date}: ${recorded.os}, Node ${recorded.node}, libuv ${recorded.libuv} (${fresh})`,
    );
  else console.log('Medido agora, nesta máquina');
  for (const name of WAY_NAMES.filter(
    (way) => !WAY_NAMES.some((one) => args.includes(one)) || args.includes(way),
  ))
    console.log(`\n${name}\n${lines((typeof fresh === 'string' ? ways : fresh)[name]).join('\n')}`);
}

if (import.meta.main) await main(process.argv.slice(2));
