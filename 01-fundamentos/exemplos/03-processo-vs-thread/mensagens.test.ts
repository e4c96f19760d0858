import { expect, it } from 'vitest';
import { openPaths, SIZE } from './mensagens.ts';

it('os quatro caminhos levam os mesmos bytes, duas vezes seguidas', async () => {
  await using paths = openPaths();
  for (const [name, send] of Object.entries(paths.ways))
    for (let time = 0; time < 2; time++) expect(await send(), name).toBe(SIZE / 4096);
});
