import { expect, it } from 'vitest';
import { startServer, startSlowService, WAYS } from './servidores.ts';
import { countPrimes } from './trabalho.ts';

it.each(WAYS)('com %s, o servidor responde o mesmo', async (way) => {
  using slow = await startSlowService();
  using server = await startServer(way, slow.port);
  expect(await server.ask('conta', 4)).toBe(4 * countPrimes());
  expect(await server.ask('espera', 4)).toBe(4 * 7);
});

it('conta primos', () => {
  expect([10, 100, 1000].map(countPrimes)).toEqual([4, 25, 168]);
});
