import { expect, it } from 'vitest';
import { calibrate } from '../src/sampling.ts';

it('dobra as chamadas até a amostra alcançar o mínimo', async () => {
  let time = 0;
  const run = () => {
    time += 300;
  };
  expect(await calibrate(run, 8000, () => time)).toBe(32);
});

it('avisa quando o relógio não anda em vez de medir para sempre', async () => {
  let reads = 0;
  const frozen = () => {
    reads += 1;
    if (reads > 40) throw new Error('passou de 20 tentativas');
    return 0;
  };
  await expect(calibrate(() => 0, 1, frozen)).rejects.toThrow('passou de 20 tentativas');
});
