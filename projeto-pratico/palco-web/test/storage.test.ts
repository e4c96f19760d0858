import { expect, test } from 'vitest';
import { createStore } from '../src/storage.ts';

function fakeStorage(limit = Number.POSITIVE_INFINITY): Storage {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > limit) throw new DOMException('cheio', 'QuotaExceededError');
      values.set(key, value);
    },
    removeItem: (key: string) => void values.delete(key),
    key: (at: number) => [...values.keys()][at] ?? null,
    get length() {
      return values.size;
    },
  } as unknown as Storage;
}

test('bloqueado, o valor vale em memória e ninguém diz que ele fica', () => {
  const store = createStore(() => {
    throw new DOMException('bloqueado', 'SecurityError');
  });
  store.write('a', '1');
  expect(store.read('a')).toBe('1');
  expect(store.isDurable()).toBe(false);
  store.remove('a');
  expect(store.read('a')).toBeNull();
});

test('cheio, lê o que se escreveu por último, e não o que coube antes', () => {
  const area = fakeStorage(3);
  const store = createStore(() => area);
  store.write('a', 'cabe'.slice(0, 3));
  store.write('a', 'não cabe mais');
  expect(store.read('a')).toBe('não cabe mais');
  store.write('a', 'ok');
  expect(store.read('a')).toBe('ok');
  expect(area.getItem('a')).toBe('ok');
  expect(store.isDurable()).toBe(true);
});

test('tira tudo o que começa igual, do navegador e da memória, e deixa o resto', () => {
  const area = fakeStorage(3);
  const store = createStore(() => area);
  for (const key of ['a.1', 'a.2', 'b']) store.write(key, '1');
  store.write('a.3', 'não cabe');
  store.removeAll('a.');
  expect(['a.1', 'a.2', 'a.3', 'b'].map((key) => store.read(key))).toEqual([null, null, null, '1']);
  expect(area.length).toBe(1);
});
