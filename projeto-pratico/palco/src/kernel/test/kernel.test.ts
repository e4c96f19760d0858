import { describe, expect, test } from 'vitest';
import { asAppError } from '../db-errors.ts';
import { AppError } from '../errors.ts';
import { createIds, instantOf } from '../ids.ts';
import { cleanText, hasInk } from '../text.ts';

describe('ids', () => {
  test('são UUIDv7 estritamente crescentes, mesmo com o relógio parado ou andando para trás', () => {
    let time = 1_800_000_000_000;
    const newId = createIds({ now: () => new Date(time) });
    let previous = '';
    for (let index = 0; index < 20_000; index += 1) {
      if (index === 10_000) time -= 60_000;
      const id = newId();
      expect(id > previous).toBe(true);
      previous = id;
    }
    expect(previous).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('começam pelo tempo em milissegundos', () => {
    const newId = createIds({ now: () => new Date(0x0123456789ab) });
    const id = newId();
    expect(id.replaceAll('-', '').slice(0, 12)).toBe('0123456789ab');
    expect(instantOf(id).getTime()).toBe(0x0123456789ab);
  });
});

describe('texto', () => {
  test.each([
    ['e\u0301', 'é', 'compõe acentos'],
    ['a\u0000b\u0007c', 'abc', 'tira controles'],
    ['a\r\nb\rc', 'a\nb\nc', 'normaliza quebras'],
    ['\u202eoivlis', 'oivlis', 'tira quem inverte a leitura'],
    ['\ud800x', '\ufffdx', 'troca metade de par substituto'],
    ['  oi  ', 'oi', 'apara as pontas'],
    ['👩‍👧 família', '👩‍👧 família', 'mantém emoji composto'],
    [
      '👩🏽\u200d🚀 ❤\ufe0f 1\ufe0f\u20e3',
      '👩🏽\u200d🚀 ❤\ufe0f 1\ufe0f\u20e3',
      'mantém tom de pele, coração e tecla',
    ],
    ['Lia\u200b\u00ad Moraes\ufe0f', 'Lia Moraes', 'tira o que faria um sósia'],
    ['Ana\u{e0041}\u{e0042}\u{e0043}', 'Ana', 'tira letras que não se veem, mesmo em fila'],
    [
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
      'mantém a bandeira da Escócia',
    ],
    ['👩\u200d', '👩', 'tira a emenda que não emenda nada'],
    ['می\u200cخواهم', 'می\u200cخواهم', 'mantém a separação do persa'],
    ['e\u0301\u0301\u0301\u0301\u0301\u0301\u0301', 'é\u0301\u0301\u0301\u0301', 'limita a pilha de marcas'],
  ])('%j vira %j: %s', (given, wanted) => {
    expect(cleanText(given)).toBe(wanted);
  });
});

test.each([
  ['oi', true],
  ['🎬', true],
  ['…', true],
  ['\u3164\u2060', false],
  ['\u2800 \u2800', false],
  ['', false],
])('%j se vê: %s', (text, visible) => {
  expect(hasInk(cleanText(text))).toBe(visible);
});

describe('erros do banco', () => {
  const withCode = (code: string) => Object.assign(new Error('x'), { code });

  test.each(['57P01', '57014', '08006', '53300', 'ECONNREFUSED'])('%s vira indisponibilidade', (code) => {
    const error = asAppError(withCode(code));
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'unavailable', status: 503 });
  });

  test('defeito nosso passa como veio', () => {
    const error = withCode('42P01');
    expect(asAppError(error)).toBe(error);
  });
});
