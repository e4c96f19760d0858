import { expect, test } from 'vitest';
import { fieldsFrom, filterCount, NO_FIELDS, paramsOf, wantedOf } from '../src/search/wanted.ts';

const from = (address: string) => fieldsFrom(new URLSearchParams(address));

test('os campos vão ao endereço e voltam iguais; o vazio não aparece', () => {
  const fields = {
    q: '"luz de serviço" OU #coxia',
    author: 'ana_torres',
    tag: 'ensaio',
    since: '2026-03-01',
    until: '2026-03-04',
    recent: true,
  };
  expect(fieldsFrom(paramsOf(fields))).toEqual(fields);
  expect(paramsOf({ ...NO_FIELDS, q: 'luz' }).toString()).toBe('q=luz');
  expect(paramsOf({ ...NO_FIELDS, q: ' luz ', author: '@ana', tag: '#ensaio' }).toString()).toBe(
    'q=luz&de=ana&tag=ensaio',
  );
  expect(filterCount(fields)).toBe(4);
});

test('um endereço escrito à mão: arroba e cerquilha saem, data que não existe some, ordem desconhecida é a padrão', () => {
  expect(from('q= luz &de=@ana&tag=%23ensaio&desde=ontem&ate=2026-99-99&ordem=x')).toEqual({
    ...NO_FIELDS,
    q: 'luz',
    author: 'ana',
    tag: 'ensaio',
  });
  expect(from('')).toEqual(NO_FIELDS);
});

test('os dias vão do primeiro ao último instante, no fuso de quem procura', () => {
  const { since = '', until = '' } = wantedOf({
    ...NO_FIELDS,
    q: 'x',
    since: '2026-03-01',
    until: '2026-03-01',
  });
  expect(new Date(since).getHours()).toBe(0);
  expect(Date.parse(until) - Date.parse(since)).toBe(24 * 3_600_000);
});

test('o que está vazio não vai à API', () => {
  expect(wantedOf({ ...NO_FIELDS, q: 'luz' })).toEqual({ q: 'luz', sort: 'relevance' });
});
