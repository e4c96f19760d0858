import { expect, it } from 'vitest';
import { changes, steadyChanges } from './camadas.ts';

it('passa por Sparkplug, Maglev e TurboFan, nessa ordem', async () => {
  const list = await steadyChanges();
  expect(list.map(({ tier }) => tier)).toEqual(['Sparkplug', 'Maglev', 'TurboFan']);
  expect(list[2]?.calls).toBeGreaterThan((list[1]?.calls ?? 0) * 2);
});

it('só com o interpretador, não sai do Ignition', async () => {
  const flags = ['--no-sparkplug', '--no-maglev', '--no-turbofan'];
  expect(await changes(flags)).toEqual([{ calls: 1, tier: 'Ignition' }]);
});
