import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copy, writeAll } from './mini-cat.ts';

const PROGRAM = join(import.meta.dirname, 'mini-cat.ts');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cat com espaço '));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('copia bytes quaisquer, maiores que o buffer', () => {
  const bytes = Buffer.from(Array.from({ length: 200_001 }, (_, index) => (index * 7) % 256));
  const [from, to] = [join(folder, 'de'), join(folder, 'para')];
  writeFileSync(from, bytes);
  const [input, output] = [openSync(from, 'r'), openSync(to, 'w')];
  expect(copy(input, output)).toBe(200_001);
  closeSync(input);
  closeSync(output);
  expect(readFileSync(to).equals(bytes)).toBe(true);
});

it('insiste até que write aceite tudo', () => {
  const taken: number[] = [];
  let full = true;
  writeAll(9, Buffer.from('abcdefgh'), ((_: number, bytes: Uint8Array, offset: number, length: number) => {
    full = !full;
    if (full) throw Object.assign(new Error('cheio'), { code: 'EAGAIN' });
    taken.push(...bytes.subarray(offset, offset + Math.min(3, length)));
    return Math.min(3, length);
  }) as never);
  expect(Buffer.from(taken).toString()).toBe('abcdefgh');
});

it('não engole outros erros de write', () => {
  expect(() => writeAll(2 ** 20, Buffer.from('x'))).toThrow('EBADF');
});

it('lê a entrada padrão e os arquivos na ordem pedida', () => {
  const path = join(folder, 'um.txt');
  writeFileSync(path, 'um\n');
  const output = execFileSync(process.execPath, [PROGRAM, path, '-', path], {
    input: 'meio\n',
    encoding: 'utf8',
  });
  expect(output).toBe('um\nmeio\num\n');
});

it('espera a entrada não bloqueante que ainda está vazia', () => {
  const [from, to] = [join(folder, 'de-tarde'), join(folder, 'para-tarde')];
  writeFileSync(from, 'chegou');
  const [input, output] = [openSync(from, 'r'), openSync(to, 'w')];
  let empty = true;
  const late = ((file: number, buffer: Uint8Array) => {
    empty = !empty;
    if (!empty) throw Object.assign(new Error('vazio'), { code: 'EAGAIN' });
    return readSync(file, buffer);
  }) as typeof readSync;
  expect(copy(input, output, late)).toBe(6);
  closeSync(input);
  closeSync(output);
  expect(readFileSync(to, 'utf8')).toBe('chegou');
});

it('diz o que houve com cada arquivo e segue com os outros', () => {
  const path = join(folder, 'bom.txt');
  writeFileSync(path, 'bom');
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [PROGRAM, join(folder, 'falta'), folder, path],
    {
      encoding: 'utf8',
    },
  );
  expect([stdout, status]).toEqual(['bom', 1]);
  expect(stderr).toBe(`${join(folder, 'falta')}: não existe\n${folder}: é uma pasta\n`);
});
