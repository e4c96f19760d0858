import { expect, it } from 'vitest';
import { MEBIBYTE } from './heap.ts';
import { heldByCuts } from './recortes.ts';

it('o recorte segura o original inteiro; a cópia, não', { timeout: 30_000 }, async () => {
  const held = await heldByCuts();
  for (const [name, bytes] of Object.entries(held)) {
    if (name.endsWith('cópia')) expect(bytes, name).toBeLessThan(MEBIBYTE);
    else expect(bytes, name).toBeGreaterThan(19 * MEBIBYTE);
  }
  expect(Object.keys(held)).toHaveLength(4);
});
