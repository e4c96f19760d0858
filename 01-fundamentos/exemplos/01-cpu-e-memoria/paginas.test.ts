import { expect, it } from 'vitest';
import { onDemand, statusKib, system, tlbRows, touchPages } from './paginas.ts';

it('toca uma vez em cada página', () => {
  const memory = new Uint8Array(3 * 4096 + 1);
  touchPages(memory);
  expect(memory.reduce((sum, byte) => sum + byte, 0)).toBe(4);
  expect([memory[0], memory[4096], memory[3 * 4096]]).toEqual([1, 1, 1]);
});

it('a memória só aparece quando se toca nela', ({ skip }) => {
  if (statusKib('VmRSS') === undefined) skip('não há /proc neste sistema');
  const mib = onDemand(64 * 2 ** 20)
    .slice(1)
    .map((row) => [...row.matchAll(/(-?\d+) MiB/g)].map(([, text]) => Number(text)));
  const [reserved = [], touched = []] = mib;
  expect(reserved.at(-1)).toBeLessThan(16);
  expect(touched.at(-1)).toBeGreaterThan(48);
});

it('mede as linhas juntas e espalhadas', () => {
  expect(tlbRows([32])).toHaveLength(1);
  expect(tlbRows([32])[0]).toMatch(/^ +32 +2 KiB +[\d,]+ ns +[\d,]+ ns$/);
});

it('diz o que sabe do sistema', () => {
  expect(system().join('\n')).toMatch(/páginas grandes automáticas: .+\n.*NUMA\): .+/);
});
