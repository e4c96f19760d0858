import { expect, it } from 'vitest';
import { frameSizes } from './pilha.ts';

it('mais variáveis, quadro maior; compilada, a mesma função ocupa menos', { timeout: 60_000 }, () => {
  const { bare, withLocals, sum } = frameSizes(['--no-sparkplug', '--no-maglev', '--no-turbofan']);
  expect(withLocals.bytes).toBeGreaterThan(bare.bytes);
  expect(frameSizes(['--no-maglev']).sum.bytes).toBeLessThan(sum.bytes);
  expect(bare.frames * bare.bytes).toBeLessThanOrEqual(984 * 1024);
});
