import { expect, it } from 'vitest';
import { limitWith, outOfMemory } from './limite.ts';

it('o limite soma a geração velha e três vezes o semiespaço', { timeout: 30_000 }, () => {
  expect(limitWith(['--max-old-space-size=100', '--max-semi-space-size=16'])).toBe(148);
});

it('sem memória, o V8 aborta o processo e diz por quê', { timeout: 30_000 }, () => {
  const { status, signal, fatal } = outOfMemory();
  expect(fatal).toContain('JavaScript heap out of memory');
  expect(signal === 'SIGABRT' || (status ?? 0) !== 0).toBe(true);
});
