/**
 * As coletas de lixo de um programa, uma por linha, com o que cada número de --trace-gc quer dizer.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { type Collection, parseTrace } from './trace-gc.ts';

const RECORDED = join(import.meta.dirname, 'coleta.gerado.txt');
// Geração nova de no máximo 1 MiB: as coletas vêm logo, e o V8 não muda o tamanho dela no caminho.
const FLAGS = ['--trace-gc', '--expose-gc', '--max-semi-space-size=1'];
const decimal = new Intl.NumberFormat('pt-BR', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

// #region explica
/** A linha de `--trace-gc` em português. */
export function explain({ at, kind, before, after, pause, reason }: Collection): string {
  const freed = decimal.format(before - after);
  const what = kind.startsWith('Scavenge') ? 'geração nova' : 'heap inteiro';
  return (
    `aos ${Math.round(at)} ms, ${what}: ${decimal.format(before)} → ${decimal.format(after)} MiB ` +
    `(−${freed}), parou ${decimal.format(pause)} ms. Motivo: ${REASONS[reason] ?? reason}`
  );
}
// #endregion explica

const REASONS: Record<string, string> = {
  'allocation failure': 'não coube mais um objeto novo',
  testing: 'o programa chamou gc()',
  'finalize incremental marking via stack guard': 'a marcação em segundo plano terminou',
};

/** Roda `trabalho.ts` e devolve as linhas de coleta como o V8 as imprimiu. */
export function traceWork(): { line: string; collection: Collection }[] {
  const work = join(import.meta.dirname, 'trabalho.ts');
  const env = { ...process.env, NODE_OPTIONS: '', NODE_DISABLE_COMPILE_CACHE: '1' };
  return parseTrace(spawnSync(process.execPath, [...FLAGS, work], { encoding: 'utf8', env }).stdout);
}

export function report(traced: readonly { line: string; collection: Collection }[]): string[] {
  const young = traced.filter(({ collection }) => collection.kind.startsWith('Scavenge'));
  const shown = [...young.slice(-2), ...traced.filter(({ collection }) => collection.reason === 'testing')];
  const lines = [`node ${FLAGS.join(' ')} trabalho.ts`, ''];
  for (const { line, collection } of shown)
    lines.push(line.replace(/^\[\d+:0x[0-9a-f]+\] +/, '').trimEnd(), `  ${explain(collection)}`, '');
  lines.push(`Coletas da geração nova: ${young.length}; as duas últimas e a completa estão acima.`);
  return lines;
}

export function main([option]: readonly string[]): void {
  if (option === '--gravado') {
    console.log(readFileSync(RECORDED, 'utf8').trimEnd());
    return;
  }
  const lines = report(traceWork());
  console.log(lines.join('\n'));
  if (option !== '--gravar') return;
  const date = new Date().toISOString().slice(0, 10);
  lines.push(`Gravado em ${date}, Linux ${release().split('-')[0]}, Node ${process.versions.node}`);
  writeFileSync(RECORDED, `${lines.join('\n')}\n`);
}

if (import.meta.main) main(process.argv.slice(2));
