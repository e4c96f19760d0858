import fs, { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { trace } from './tracing.ts';
import { replaceFile, spoken } from './trocar.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trocar com espaço '));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('o arquivo fica com o novo, e o temporário não sobra', () => {
  const path = join(folder, 'dados.txt');
  replaceFile(fs, path, Buffer.from('velho'));
  replaceFile(fs, path, Buffer.from('novo'));
  expect(readFileSync(path, 'utf8')).toBe('novo');
  expect(readdirSync(folder)).toEqual(['dados.txt']);
});

it('diz cada chamada, na ordem que aguenta uma queda', ({ skip }) => {
  if (process.platform === 'win32') return skip('o Windows recusa o fsync de uma pasta');
  const said: string[] = [];
  replaceFile(
    spoken((line) => said.push(line)),
    join(folder, 'dito.txt'),
    Buffer.from('novo'),
  );
  expect(said.map((line) => line.split(/ +/)[0])).toEqual(
    'open write fsync close rename open fsync close'.split(' '),
  );
});

it('pede ao kernel na ordem certa: bytes, fsync, nome, fsync da pasta', async ({ skip }) => {
  const calls = await trace([join(import.meta.dirname, 'trocar.ts'), join(folder, 'outro.txt')]);
  if (typeof calls === 'string') return skip(calls);
  const opened = new Map<string, string>();
  const seen = calls.flatMap(({ name, args, result }) => {
    if (name === 'openat') opened.set(result, args.includes('.novo"') ? 'arquivo' : 'pasta');
    if (name.startsWith('rename')) return ['rename']; // em ARM64 o nome é mais comprido
    const what = opened.get(args.split(',')[0] ?? '');
    const ours = name === 'fsync' || (name === 'write' && /"(velho|novo)\\n"/.test(args));
    return ours ? [`${name} ${what}`] : [];
  });
  const once = ['write arquivo', 'fsync arquivo', 'rename', 'fsync pasta'];
  expect(seen).toEqual([...once, ...once]);
});
