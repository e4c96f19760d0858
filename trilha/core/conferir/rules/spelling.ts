import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, relative, resolve, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import type { BookRule, Report } from '../types.ts';

const READ_BY_PEOPLE = /\.(md|ts)$/;
const REPOSITORY = join(import.meta.dirname, '../../../..');
/** `arquivo:linha - Unknown word (palavra) Suggestions: [a, b]`. */
const LINE = /^(.+?):(\d+) - .*?\(([^)]+)\)(?:.*?\[([^\]]+)\])?/;

/** Uma execução para tudo: carregar os dicionários leva uns 3 s. */
export const spelling: BookRule = {
  id: 'ortografia',
  next: 'corrija ou, se a palavra é da casa, acrescente-a a ferramentas/quality/palavras.txt',
  partial: true,
  async check({ book, chosen }) {
    const files = chosen.filter((file) => READ_BY_PEOPLE.test(file));
    if (files.length === 0) return [];
    const { code, stdout, stderr } = await runCspell(
      book.root,
      files.map((file) => resolve(book.root, file)),
    );
    const lines = new Set(stdout.split('\n').map((line) => line.replace(/^(.+?:\d+):\d+/, '$1')));
    const reports = [...lines].flatMap((line) => parseLine(book.root, line));
    if (code !== 0 && reports.length === 0) throw new Error(stderr.trim() || `o cspell saiu com ${code}`);
    return reports;
  },
};

async function runCspell(cwd: string, files: string[]) {
  const bin = join(REPOSITORY, 'node_modules/cspell/bin.mjs');
  const options = ['--no-progress', '--no-summary', '--no-gitignore', '--dot', '--no-must-find-files'];
  const args = [
    bin,
    'lint',
    ...options,
    '--show-suggestions',
    '--config',
    join(REPOSITORY, 'cspell.json'),
    '--file-list',
    'stdin',
  ];
  const env = {
    NODE_COMPILE_CACHE: join(REPOSITORY, '.local/cache/compilado'),
    ...process.env,
    NO_COLOR: '1',
  };
  const child = spawn(process.execPath, args, { cwd, env });
  child.stdin.end(files.join('\n'));
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  return { code, stdout, stderr };
}

function parseLine(root: string, line: string): Report[] {
  const [, path, number, word, suggestions] = LINE.exec(line) ?? [];
  if (path === undefined) return [];
  const file = relative(root, resolve(root, path)).split(sep).join('/');
  const meant = suggestions?.replaceAll('*', '').split(', ').slice(0, 3).join(', ');
  const message = `“${word}” não está no dicionário${meant ? `; seria ${meant}?` : ''}`;
  return [{ file, line: Number(number), message }];
}
