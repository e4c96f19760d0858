import { expect, it } from 'vitest';
import { parseTrace, traced } from './desfeita.ts';

it('traduz as linhas sobre total e ignora as outras', () => {
  expect(
    parseTrace(
      [
        'fase: um',
        '[completed compiling <JSFunction total> (target TURBOFAN_JS) - took 0.1 ms]',
        '[completed compiling <JSFunction other> (target TURBOFAN_JS) - took 0.1 ms]',
        '[bailout (kind: eager, reason: wrong map): begin. <JSFunction total>',
      ].join('\n'),
    ),
  ).toEqual(['um', '  compilada por TurboFan', '  desfeita: wrong map']);
});

it('uma forma nova desfaz o que o TurboFan fez', async () => {
  const lines = await traced();
  const second = lines.indexOf('um item { name, price }');
  expect(lines.slice(0, second)).toContain('  compilada por TurboFan');
  expect(lines[second + 1]).toBe('  desfeita: wrong map');
});
