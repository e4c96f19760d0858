import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { declaredCaches, systemText, topology } from './cpu-info.ts';

it('lê os caches de dados que o sistema declara e deixa de fora o de instruções', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caches-'));
  const cache = (name: string, fields: Record<string, string>) => {
    mkdirSync(join(folder, name));
    for (const [file, text] of Object.entries(fields)) writeFileSync(join(folder, name, file), `${text}\n`);
  };
  const common = { coherency_line_size: '64', ways_of_associativity: '12', shared_cpu_list: '0' };
  try {
    cache('index0', { ...common, level: '1', type: 'Data', size: '48K' });
    cache('index1', { ...common, level: '1', type: 'Instruction', size: '32K' });
    cache('index2', { ...common, level: '3', type: 'Unified', size: '32M', shared_cpu_list: '0-7' });
    expect(declaredCaches(folder)).toEqual([
      { level: 1, bytes: 48 * 1024, line: 64, ways: 12, sharedBy: '0' },
      { level: 3, bytes: 32 * 2 ** 20, line: 64, ways: 12, sharedBy: '0-7' },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('onde não há nada a ler, diz isso em vez de falhar', () => {
  expect(declaredCaches(join(tmpdir(), 'nao-existe'))).toEqual([]);
  expect(systemText(join(tmpdir(), 'nao-existe'))).toBeUndefined();
  expect(topology().length).toBeGreaterThan(0);
});
