import { expect, it } from 'vitest';
import { mappedFiles, pageSize, touch } from './paginas.ts';

it('soma os trechos de um mesmo arquivo e ignora a memória sem nome', () => {
  const maps = [
    '00400000-00452000 r-xp 00000000 08:02 173521  /usr/bin/um programa',
    '00651000-00652000 r--p 00051000 08:02 173521  /usr/bin/um programa',
    '7f00-7f10 rw-p 00000000 00:00 0 ',
    '7ffd1000-7ffd3000 r-xp 00000000 00:00 0                 [vdso]',
  ].join('\n');
  expect([...mappedFiles(maps)]).toEqual([['/usr/bin/um programa', 0x52000 + 0x1000]]);
});

it('tocar na memória custa faltas de página; reservá-la, quase nenhuma', ({ skip }) => {
  const { reserving, touching } = touch(32 * 2 ** 20);
  if (reserving + touching === 0) skip('este sistema não conta faltas de página');
  expect(touching).toBeGreaterThan(reserving);
});

it('a página é uma potência de dois, de 4 KiB para cima', () => {
  expect(pageSize()).toBeGreaterThanOrEqual(4096);
  expect(Math.log2(pageSize()) % 1).toBe(0);
});
