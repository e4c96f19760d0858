/** As perguntas sobre a execução do código, respondidas por programas. */
import { setFlagsFromString } from 'node:v8';

// #region formas
export function built(keys: string): Record<string, number> {
  const object: Record<string, number> = {};
  for (const key of keys) object[key] = 1;
  return object;
}

export const points = ['xy', 'yx', 'xy', 'xyz', 'zxy'].map(built);
// #endregion formas

/** Quantas formas (hidden classes) o V8 dá a estes objetos. A sintaxe `%` não é JavaScript: vai em texto. */
export function countShapes(objects: readonly object[]): number {
  setFlagsFromString('--allow-natives-syntax');
  const same = new Function('a', 'b', 'return %HaveSameMap(a, b)') as (a: object, b: object) => boolean;
  return objects.filter((object, index) => !objects.slice(0, index).some((other) => same(object, other)))
    .length;
}
