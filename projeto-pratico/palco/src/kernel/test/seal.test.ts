import { expect, test } from 'vitest';
import { createSeal } from '../seal.ts';

const SECRET = 'um segredo qualquer de 32 caracteres';

test('o que se sela volta, e duas vezes o mesmo texto dá bytes diferentes', () => {
  const { seal, open } = createSeal(SECRET, 'uso');
  const [first, second] = [seal('coxia', 'conta 1'), seal('coxia', 'conta 1')];
  expect(open(first, 'conta 1')?.toString()).toBe('coxia');
  expect(first.equals(second)).toBe(false);
  expect(first.includes('coxia')).toBe(false);
});

test('não abre com outro segredo, outro uso, outro contexto, nem com um bit trocado', () => {
  const { seal, open } = createSeal(SECRET, 'uso');
  const sealed = seal('coxia', 'conta 1');
  expect(createSeal('outro segredo de 32 caracteres ou +', 'uso').open(sealed, 'conta 1')).toBeNull();
  expect(createSeal(SECRET, 'outro uso').open(sealed, 'conta 1')).toBeNull();
  expect(open(sealed, 'conta 2')).toBeNull();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(open(changed, 'conta 1'), `byte ${at}`).toBeNull();
  }
  expect(open(sealed.subarray(0, 20), 'conta 1')).toBeNull();
});
