import { expect, test } from 'vitest';
import { createReporter, type TaskResult } from '../src/index.ts';
import { exitCodeOf } from '../src/outcome.ts';

const base = { stage: 1, id: 'x', durationMs: 12 };
const passed: TaskResult = { ...base, number: 1, title: 'Vive', outcome: 'passed' };
const failed: TaskResult = {
  ...base,
  number: 2,
  title: 'Endereço desconhecido: 404',
  outcome: 'failed',
  failure: {
    sent: 'GET /x\naccept: application/json',
    received: '404 Not Found\n\nCannot GET /x',
    got: 'content-type text/plain',
    expected: 'content-type application/problem+json',
    where: 'cabeçalho content-type',
    reread: { file: 'README.md', heading: 'Erros que se explicam' },
  },
};
const unverified: TaskResult = {
  ...base,
  number: 3,
  title: 'Encerra',
  outcome: 'unverified',
  reason: 'use --comando',
};

function report(results: TaskResult[], options: { color?: boolean; all?: boolean } = {}): string {
  let text = '';
  const write = (piece: string) => {
    text += piece;
  };
  const report = createReporter({
    write,
    color: false,
    all: false,
    stageDirectory: () => 'etapa/',
    ...options,
  });
  for (const result of results) report({ type: 'task-finished', result });
  const exitCode = exitCodeOf(results);
  report({
    type: 'finished',
    verdict: { stage: 1, passed: exitCode === 0, results, durationMs: 2_340, exitCode },
  });
  return text;
}

test('a falha mostra o que foi enviado, o que voltou, o que se esperava, onde, e o que reler', () => {
  expect(report([passed, failed, unverified])).toMatchInlineSnapshot(`
    "  ✔ passou  1  Vive · 12 ms
      ✖ falhou  2  Endereço desconhecido: 404 · 12 ms

            enviado    GET /x
                       accept: application/json
            voltou     404 Not Found

                       Cannot GET /x
            aconteceu  content-type text/plain
            esperado   content-type application/problem+json
            onde       cabeçalho content-type
            releia     etapa/README.md › Erros que se explicam

      – não verificado  3  Encerra · use --comando

    ✖ Passaram: 1 · Falharam: 1 · Não verificadas: 1 · 2,3 s
    "
  `);
});

test('da segunda falha em diante, uma linha; com --tudo, a transcrição', () => {
  const second = { ...failed, number: 3 };
  expect(report([failed, second]).match(/releia/gu)).toHaveLength(1);
  expect(report([failed, second])).toMatch(/--tudo mostra a transcrição das outras/u);
  expect(report([failed, second], { all: true }).match(/releia/gu)).toHaveLength(2);
});

test('quem espera o servidor subir aparece em uma linha só', () => {
  const waiting = { ...unverified, reason: 'o servidor não subiu (veja a tarefa 1)' };
  const text = report([failed, waiting, { ...waiting, number: 4 }]);
  expect(text).toMatch(/As outras 2 tarefas esperam o servidor subir/u);
  expect(text).not.toContain('Encerra');
});

test('o que o servidor escreve não manda no terminal', () => {
  const output = ['\u001b]0;OUTRO TÍTULO\u0007\u001b[2J', 'x'.repeat(500)];
  const failure = failed.failure && { ...failed.failure, output };
  const text = report([{ ...failed, ...(failure && { failure }) }]);
  expect(text).not.toContain('\u001b');
  expect(text).toContain('\\x1b]0;OUTRO TÍTULO\\x07');
  expect(text).not.toContain('x'.repeat(200));
});

test('a cor só reforça o sinal e a palavra', () => {
  const colored = report([passed, failed, unverified], { color: true });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: é a sequência de cor do terminal
  expect(colored.replaceAll(/\u001b\[\d+m/gu, '')).toBe(report([passed, failed, unverified]));
});

test.each([
  [[passed], 0],
  [[passed, unverified], 3],
  [[passed, unverified, failed], 1],
  [[failed, { ...unverified, defect: 'Error: …' }], 70],
])('código de saída %#', (results, code) => {
  expect(exitCodeOf(results)).toBe(code);
});
