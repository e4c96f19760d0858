import { expect, it } from 'vitest';
import { frameSizes } from './pilha.ts';

it('mais variáveis, quadro maior; compilada, a mesma função ocupa menos', { timeout: 60_000 }, () => {
  const [bare, withLocals, sum] = frameSizes(['--no-sparkplug', '--no-maglev', '--no-turbofan']);
  const compiled = frameSizes(['--no-maglev'])[2];
  expect(withLocals?.bytes).toBeGreaterThan(bare?.bytes ?? 0);
  expect(compiled?.bytes).toBeLessThan(sum?.bytes ?? 0);
  expect((bare?.frames ?? 0) * (bare?.bytes ?? 0)).toBeLessThanOrEqual(984 * 1024);
});
