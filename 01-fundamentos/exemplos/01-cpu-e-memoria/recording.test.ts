import { expect, it } from 'vitest';
import { recordedLine } from './recording.ts';

it('a gravação diz a data, a máquina e o Node', () => {
  expect(recordedLine()).toMatch(/^Gravado em \d\d\/\d\d\/\d{4}: .*núcleo.*Node \d+/);
});
