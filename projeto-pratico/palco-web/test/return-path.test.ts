import { expect, test } from 'vitest';
import { returnPath } from '../src/pages/return-path.ts';

const ORIGIN = 'https://palco.exemplo';

test.each([
  ['/pessoas/ana?x=1', '/pessoas/ana?x=1'],
  [null, '/'],
  ['https://outro.exemplo', '/'],
  ['//outro.exemplo/x', '/'],
  ['/\\outro.exemplo', '/'],
  ['/.//outro.exemplo/x', '/'],
  ['/..//outro.exemplo', '/'],
  ['pessoas/ana', '/'],
])('voltar para %j leva a %s', (raw, path) => {
  expect(returnPath(raw, ORIGIN)).toBe(path);
});
