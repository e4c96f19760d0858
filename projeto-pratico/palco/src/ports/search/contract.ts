// cspell:ignore progamacao
import { beforeEach, describe, expect, test } from 'vitest';
import type { Tx } from '#kernel/db.ts';
import { createIds, type NewId } from '#kernel/ids.ts';
import type { Search, SearchDoc, SearchRequest } from './port.ts';
import { parseQuery } from './query.ts';

export interface SearchHarness {
  search: Search;
  transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Duas pessoas que o índice aceita como autoras. */
  authors: [ana: string, bia: string];
}

const NOW = Date.parse('2026-11-30T12:00:00Z');
const DAY_MS = 86_400_000;

/** O que todo índice de busca cumpre. Cada adaptador chama isto com uma fábrica de índices vazios. */
export function searchContract(name: string, create: () => Promise<SearchHarness>): void {
  describe(`contrato da busca: ${name}`, () => {
    let harness: SearchHarness;
    let texts: Map<string, string>;
    beforeEach(async () => {
      harness = await create();
      texts = new Map();
    });

    const doc = (text: string, { daysAgo = 0, author = 0, tags = [] as string[] } = {}): SearchDoc => {
      const id = idAt(NOW - daysAgo * DAY_MS);
      texts.set(id, text);
      return { id, authorId: harness.authors[author] ?? '', text, tags };
    };
    async function put(...docs: SearchDoc[]): Promise<void> {
      for (const one of docs) await harness.transaction((tx) => harness.search.index(tx, one));
    }
    const hits = (q: string, more: Partial<SearchRequest> = {}) =>
      harness.search.search({ ...request(q), ...more });
    const find = async (q: string, more: Partial<SearchRequest> = {}) =>
      (await hits(q, more)).map(({ id }) => texts.get(id));

    test('acha sem acento, no plural, no singular e pela flexão, e não o que só parece', async () => {
      await put(
        doc('Aula de programação'),
        doc('Vídeo dos animais'),
        doc('A vida é boa'),
        doc('Seis canais'),
      );
      expect(await find('programacao')).toEqual(['Aula de programação']);
      expect(await find('PROGRAMAR')).toEqual(['Aula de programação']);
      expect(await find('videos animal')).toEqual(['Vídeo dos animais']);
      expect(await find('vida')).toEqual(['A vida é boa']);
      expect(await find('canal')).toEqual(['Seis canais']);
    });

    test('todas as palavras, frase exata, exclusão, OU e prefixo', async () => {
      await put(doc('gato preto dorme'), doc('preto gato corre'), doc('cachorro branco'));
      expect((await find('gato preto')).length).toBe(2);
      expect(await find('"gato preto"')).toEqual(['gato preto dorme']);
      expect(await find('gato -dorme')).toEqual(['preto gato corre']);
      expect(await find('gato -"gato preto"')).toEqual(['preto gato corre']);
      expect(await find('dorme OU cachorro', { sort: 'recent' })).toEqual([
        'cachorro branco',
        'gato preto dorme',
      ]);
      expect(await find('cach*')).toEqual(['cachorro branco']);
      expect(await find('"gatos pretos"')).toEqual([]);
    });

    test('hashtag e autor são de cada post, e não palavras do texto', async () => {
      const [ana] = harness.authors;
      await put(doc('um filme', { tags: ['cinema'] }), doc('cinema novo', { author: 1 }));
      expect(await find('#cinema')).toEqual(['um filme']);
      expect(await find('cinema')).toEqual(['cinema novo']);
      expect(await find(`filme`, { query: withAuthor('filme', ana) })).toEqual(['um filme']);
      expect(await find(`cinema`, { query: withAuthor('cinema', ana) })).toEqual([]);
    });

    test('a palavra exata antes da flexão; entre iguais, o mais novo antes', async () => {
      await put(doc('programar muito'), doc('programação muito'), doc('programar muito'));
      const [first, second, third] = await hits('programação');
      expect(texts.get(first?.id ?? '')).toBe('programação muito');
      expect(second && third && second.id > third.id).toBe(true);
    });

    test('o antigo vale menos que o novo, mas não some', async () => {
      await put(doc('bolo de cenoura', { daysAgo: 400 }), doc('bolo de cenoura da vó'));
      expect(await find('bolo cenoura')).toEqual(['bolo de cenoura da vó', 'bolo de cenoura']);
    });

    test('desde e até incluem o próprio instante, e o instante de referência esconde o que veio depois', async () => {
      const [old, recent] = [doc('chuva antiga', { daysAgo: 10 }), doc('chuva nova', { daysAgo: 1 })];
      await put(old, recent);
      const edge = new Date(NOW - 10 * DAY_MS);
      expect(await find('chuva', { until: edge })).toEqual(['chuva antiga']);
      expect(await find('chuva', { since: new Date(edge.getTime() + 1) })).toEqual(['chuva nova']);
      expect((await find('chuva', { since: edge })).length).toBe(2);
      expect(await find('chuva', { at: edge })).toEqual(['chuva antiga']);
      expect(await find('chuva', { at: new Date(edge.getTime() - 1) })).toEqual([]);
    });

    test('anda nos dois sentidos a partir de qualquer achado, ele incluído, por nota ou por data', async () => {
      const many = Array.from({ length: 25 }, (_, n) =>
        doc(`${'sol '.repeat(1 + (n % 4))}${n}`, { daysAgo: n }),
      );
      await put(...many);
      for (const sort of ['relevance', 'recent'] as const) {
        const all = await hits('sol', { sort });
        expect(all.length).toBe(25);
        expect(await hits('sol', { sort, sense: 'backward' })).toEqual(all.toReversed());
        for (const at of [0, 7, 24]) {
          const from = all[at] ?? null;
          expect(await hits('sol', { sort, from, limit: 5 })).toEqual(all.slice(at, at + 5));
          const back = await hits('sol', { sort, from, sense: 'backward', limit: 5 });
          expect(back).toEqual(all.slice(Math.max(0, at - 4), at + 1).toReversed());
        }
      }
    });

    test('indexar de novo troca, remover tira, e o que não se confirmou não aconteceu', async () => {
      const one = doc('texto original');
      await put(one);
      await put({ ...one, text: 'texto trocado' });
      expect(await hits('original')).toEqual([]);
      expect((await hits('trocado')).length).toBe(1);
      const undone = harness.transaction(async (tx) => {
        await harness.search.remove(tx, [one.id]);
        await harness.search.index(tx, doc('texto desfeito'));
        throw new Error('desfaz');
      });
      await expect(undone).rejects.toThrow('desfaz');
      expect((await hits('texto')).length).toBe(1);
      await harness.transaction((tx) => harness.search.remove(tx, [one.id]));
      expect(await hits('texto')).toEqual([]);
    });

    test('quem se esconde não é achado, e volta a ser', async () => {
      await put(doc('meu segredo'), doc('outro segredo', { author: 1 }));
      const hide = (hidden: boolean) =>
        harness.transaction((tx) => harness.search.setHidden(tx, harness.authors[0], hidden));
      await hide(true);
      await hide(true);
      expect(await find('segredo')).toEqual(['outro segredo']);
      await hide(false);
      expect((await find('segredo')).length).toBe(2);
    });

    test('os antigos entram de uma vez, em ordem', async () => {
      await harness.transaction((tx) =>
        harness.search.fill(tx, [doc('pedra velha', { daysAgo: 3 }), doc('pedra', { daysAgo: 2 })]),
      );
      await harness.transaction((tx) => harness.search.fill(tx, []));
      expect(await find('pedra', { sort: 'recent' })).toEqual(['pedra', 'pedra velha']);
    });

    test('sugere a palavra parecida que existe, e nunca troca a que existe, nem flexionada', async () => {
      await put(doc('Programação e animais'), doc('vídeo'), doc('faca'), doc('progamacao digitada errado'));
      const suggested = await harness.search.suggest([
        'vidoe',
        'animias',
        'animal',
        'progamacao',
        'fada',
        'zzzzzz',
      ]);
      expect(Object.fromEntries(suggested)).toEqual({ vidoe: 'vídeo', animias: 'animais', fada: 'faca' });
    });

    test('não sugere palavra que só um post removido tinha', async () => {
      const one = doc('otorrino');
      await put(one, doc('farol'));
      await harness.transaction((tx) => harness.search.remove(tx, [one.id]));
      expect((await harness.search.suggest(['otorino'])).size).toBe(0);
      await harness.search.cleanUp();
      expect((await harness.search.suggest(['otorino', 'faroll'])).size).toBe(1);
    });

    test('não sugere palavra que só quem está escondido escreveu', async () => {
      await put(doc('zumbeticado'));
      const hide = (hidden: boolean) =>
        harness.transaction((tx) => harness.search.setHidden(tx, harness.authors[0], hidden));
      await hide(true);
      expect((await harness.search.suggest(['zumbetikado'])).size).toBe(0);
      await hide(false);
      expect((await harness.search.suggest(['zumbetikado'])).size).toBe(1);
    });

    test('guarda e acha qualquer texto que se escreva', async () => {
      const strange = [
        "d'água \\ 'aspas'",
        'C++ C# node.js',
        '👩🏽‍💻 ❤️ 日本語',
        "');--",
        'a & b | !c <-> d:*',
        '🏻 ﾞ-ﾟ',
        ' \n',
      ];
      await put(...strange.map((text) => doc(text)));
      for (const q of ['agua', 'c++', 'nodejs', '👩‍💻', '日本語', 'aspas', '🏻', 'ﾞ'])
        expect((await find(q)).length).toBe(1);
    });
  });
}

/** Ids de um instante, sempre maiores que os já dados nele. */
const idsAt = new Map<number, NewId>();

function idAt(ms: number): string {
  const newId = idsAt.get(ms) ?? createIds({ now: () => new Date(ms) });
  idsAt.set(ms, newId);
  return newId();
}

function request(q: string): SearchRequest {
  const { query } = parseQuery(q);
  if (query === null) throw new Error(`sem o que procurar: ${q}`);
  const at = new Date(NOW + 1_000);
  return { query, sort: 'relevance', at, since: null, until: null, from: null, sense: 'forward', limit: 50 };
}

function withAuthor(q: string, authorId: string) {
  const { query } = request(q);
  return { ...query, all: [...query.all, [{ kind: 'author' as const, handle: authorId }]] };
}
