import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Comparison } from './comparison.ts';
import { dateText, machineLine, table } from './format.ts';
import { describeMachine } from './machine.ts';
import { plot } from './plot.ts';
import { amongProcesses } from './processes.ts';
import type { Report } from './report-format.ts';
import { sinkChecksum } from './sink.ts';

export interface PublishOptions {
  id: string;
  title: string;
  command: string;
  comparisons: Comparison[];
  /** Destinos do livro, usados só com `--gravar`. */
  book: { json: string; svg: string };
  /** Padrão: `process.argv`. */
  argv?: readonly string[];
  /** Pasta das medições de quem lê. Padrão: `.local/medicoes` na raiz do repositório. */
  readerFolder?: string;
  /** Como `--gravar` mede de novo. Padrão: o mesmo programa, em outro processo, com `--json`. */
  measureAgain?: () => Promise<Report>;
}

/**
 * Imprime as tabelas e grava o relatório. Com `--gravar` a medição é repetida em mais quatro processos, e o
 * mais rápido em cada comparação vira o número publicado no livro (JSON e SVG ao lado da lição); sem, vai para
 * `.local/medicoes/`, que o site põe ao lado do número do livro. Com `--json` só imprime o JSON.
 *
 * @returns os caminhos gravados
 */
export async function publish(options: PublishOptions): Promise<string[]> {
  const { id, title, command, comparisons, book, argv = process.argv } = options;
  const single: Report = {
    format: 1,
    id,
    title,
    command,
    date: new Date().toISOString(),
    machine: describeMachine(),
    load: Number(loadavg()[0]?.toFixed(2)),
    comparisons,
    checksum: sinkChecksum(),
  };
  if (argv.includes('--json')) {
    process.stdout.write(toJson(single));
    return [];
  }
  const recording = argv.includes('--gravar');
  const report = recording ? await amongProcesses(single, options.measureAgain) : single;
  console.log(text(report));
  const folder = options.readerFolder ?? join(repositoryRoot(dirname(book.json)), '.local', 'medicoes');
  const target = recording ? book : { json: join(folder, `${id}.json`), svg: join(folder, `${id}.svg`) };
  await write(target.json, toJson(report));
  await write(target.svg, plot(report));
  console.log(`\nGravado em ${relative(process.cwd(), target.json)}`);
  return [target.json, target.svg];
}

/** Tabelas de um relatório, para o terminal. */
export function text(report: Report): string {
  return [
    report.title,
    `${machineLine(report.machine)}, ${dateText(report.date)}`,
    `repita com: ${report.command}`,
    ...report.comparisons.map((comparison) => `\n${table(comparison)}`),
  ].join('\n');
}

/** @throws Error `MEASURE_BAD_REPORT` quando o arquivo não é um relatório deste formato */
export async function readReport(path: string): Promise<Report> {
  const value: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== 1) {
    throw Object.assign(new Error(`${path} não é um relatório de medição`), { code: 'MEASURE_BAD_REPORT' });
  }
  return value as Report;
}

function toJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

function repositoryRoot(from: string): string {
  if (existsSync(join(from, 'package-lock.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('não achei a raiz do repositório (package-lock.json)');
  return repositoryRoot(parent);
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
