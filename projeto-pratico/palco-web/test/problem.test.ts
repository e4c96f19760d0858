import { describe, expect, test } from 'vitest';
import {
  fieldName,
  isWorthRetrying,
  OfflineError,
  ProblemError,
  splitErrors,
  toProblem,
} from '../src/api/problem.ts';

const invalid = toProblem(422, {
  title: 'Há campos a corrigir',
  detail: 'Confira os campos.',
  code: 'validation_failed',
  errors: [
    { field: 'handle', message: 'Já tem dono.' },
    { field: 'handle', message: 'Segundo erro do mesmo campo.' },
    { field: '/body/password', message: 'Curta demais.' },
    { field: 'captcha', message: 'Falta o captcha.' },
  ],
});

describe('problemas da API no formulário', () => {
  test('cada mensagem vai ao seu campo, a primeira de cada', () => {
    const { byField } = splitErrors(invalid, ['handle', 'password']);
    expect(byField).toEqual({ handle: 'Já tem dono.', password: 'Curta demais.' });
  });

  test('o que o formulário não mostra aparece no alto, nunca some', () => {
    expect(splitErrors(invalid, ['handle', 'password']).general).toBe('Falta o captcha.');
  });

  test('sem erro de campo, o alto mostra o detalhe', () => {
    const problem = toProblem(401, { title: 'Não entrou', detail: 'Nome ou senha não conferem.' });
    expect(splitErrors(problem, ['login'])).toEqual({ byField: {}, general: 'Nome ou senha não conferem.' });
  });

  test('sem rede, o alto diz que não houve resposta', () => {
    expect(splitErrors(new OfflineError(), []).general).toContain('não respondeu');
  });

  test('sem erro, nada', () => {
    expect(splitErrors(null, ['login'])).toEqual({ byField: {}, general: undefined });
  });
});

test.each([
  ['name', 'name'],
  ['/name', 'name'],
  ['body.name', 'name'],
  ['body/tags/0', 'tags'],
  ['', ''],
])('o campo de “%s” é “%s”', (path, expected) => {
  expect(fieldName(path)).toBe(expected);
});

test.each([undefined, null, 'texto', [], { detail: 42, errors: 'x' }, { errors: [{ field: 1 }, null] }])(
  'um corpo estranho ainda vira um problema legível: %j',
  (body) => {
    const problem = toProblem(502, body);
    expect(problem).toBeInstanceOf(ProblemError);
    expect(problem.message).not.toBe('');
    expect(problem.fields).toEqual([]);
  },
);

test.each([
  [new OfflineError(), true],
  [toProblem(503, {}), true],
  [toProblem(401, {}), true],
  [toProblem(429, {}), true],
  [toProblem(415, {}), false],
  [toProblem(413, {}), false],
])('%s: vale enviar o mesmo de novo? %s', (error, worth) => {
  expect(isWorthRetrying(error)).toBe(worth);
});
