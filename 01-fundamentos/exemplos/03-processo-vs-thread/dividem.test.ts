import { expect, it } from 'vitest';
import { compareAll } from './dividem.ts';

it('a thread está no mesmo processo, com os mesmos descritores; o filho, não', async () => {
  const { rows, shared } = await compareAll();
  expect(rows['process.pid']?.thread).toBe(String(process.pid));
  expect(rows['process.pid']?.child).not.toBe(String(process.pid));
  expect(rows['descritor do pai']).toEqual({
    parent: 'o mesmo arquivo',
    child: 'não vale aqui',
    thread: 'o mesmo arquivo',
  });
  expect(shared).toBe(1);
});

it('nem um nem outro divide as variáveis de JavaScript', async () => {
  const { rows } = await compareAll();
  expect(rows['variável do módulo']).toMatchObject({ child: '1', thread: '1' });
});

it('a pasta de trabalho é do processo: a thread não a troca', async () => {
  const { rows } = await compareAll();
  expect(rows['process.chdir']).toMatchObject({ child: 'pode', thread: 'ERR_WORKER_UNSUPPORTED_OPERATION' });
});
