// cspell:ignore otorrinolaringolojista
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statement } from '#kernel/db.ts';
import { hasDatabase, usePalco } from '../../../../test/support/palco.ts';
import { newPerson, PASSWORD, type Person, visitor } from '../../../../test/support/person.ts';
import { newRoot, ROOT_EMAIL } from '../../../../test/support/roles.ts';

interface Found {
  post: { id: string; text: string };
  highlight: { text: string; hit: boolean }[];
}

let sequence = 0;

/** Uma palavra que nenhum outro teste usa, só de letras e longe de qualquer outra. */
function newWord(): string {
  sequence += 1;
  return `zq${[...String(sequence)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('w')}xk`;
}

describe.runIf(hasDatabase())('busca de posts', () => {
  const palco = usePalco({ adminEmail: ROOT_EMAIL });
  const publish = async (person: Person, text: string, more = {}): Promise<string> => {
    const { status, body } = await person.call('POST', '/api/v1/posts', { text, ...more });
    expect(status).toBe(201);
    return body.id;
  };
  const search = async (q: string, more = '') =>
    visitor(palco).call('GET', `/api/v1/search/posts?q=${encodeURIComponent(q)}${more}`);
  const textsOf = async (q: string, more = '') =>
    (await search(q, more)).body.items.map(({ post }: Found) => post.text);
  const run = (text: string, values: unknown[] = []) =>
    palco().building.db.query<{ count: number }>(statement('', text), values);

  test('só o que é público, como está agora: a edição entra e sai na hora, e o apagado some', async () => {
    const ana = await newPerson(palco);
    const [before, after] = [newWord(), newWord()];
    const id = await publish(ana, `aberto ${before}`);
    for (const visibility of ['unlisted', 'followers', 'private'])
      await publish(ana, `fechado ${before} #${before}`, { visibility });
    expect(await textsOf(before)).toEqual([`aberto ${before}`]);
    expect(await textsOf(`#${before}`)).toEqual([]);
    await ana.call('PATCH', `/api/v1/posts/${id}`, { text: `mudado ${after} #${after}` });
    expect(await textsOf(before)).toEqual([]);
    expect(await textsOf(`${after} #${after}`)).toEqual([`mudado ${after} #${after}`]);
    await ana.call('DELETE', `/api/v1/posts/${id}`);
    expect(await textsOf(after)).toEqual([]);
    expect(await run('select count(*)::int as count from search.posts where id = $1', [id])).toEqual([
      { count: 0 },
    ]);
  });

  test('transação desfeita não deixa nada no índice', async () => {
    const ana = await newPerson(palco);
    const word = newWord();
    const { db, doors } = palco().building;
    const undone = db.transaction(async (tx) => {
      await doors.posts?.publish(tx, ana.id, { text: `desfeito ${word}` });
      throw new Error('desfaz');
    });
    await expect(undone).rejects.toThrow('desfaz');
    expect(
      await run('select count(*)::int as count from search.posts where author_id = $1', [ana.id]),
    ).toEqual([{ count: 0 }]);
    expect(await run('select count(*)::int as count from search.words where word = $1', [word])).toEqual([
      { count: 0 },
    ]);
  });

  test('quarenta ao mesmo tempo, com as mesmas palavras novas em outra ordem: todos entram', async () => {
    const ana = await newPerson(palco);
    const words = Array.from({ length: 12 }, newWord);
    const texts = Array.from({ length: 40 }, (_, n) =>
      [...words.slice(n % 12), ...words.slice(0, n % 12), n].join(' '),
    );
    await Promise.all(texts.map((text) => publish(ana, text)));
    expect((await textsOf(words[0] ?? '', '&limit=50')).length).toBe(40);
  });

  test('edições ao mesmo tempo: o índice fica com a última', async () => {
    const ana = await newPerson(palco);
    const word = newWord();
    const id = await publish(ana, `edição ${word}`);
    const words = Array.from({ length: 8 }, newWord);
    await Promise.all(
      words.map((one) => ana.call('PATCH', `/api/v1/posts/${id}`, { text: `${word} ${one}` })),
    );
    const { body } = await ana.call('GET', `/api/v1/posts/${id}`);
    expect(await textsOf(word)).toEqual([body.text]);
    for (const one of words)
      expect(await textsOf(`${word} ${one}`)).toEqual(body.text.includes(one) ? [body.text] : []);
  });

  test('conta apagada leva o que era dela; desativada ou suspensa some, e volta quando volta', async () => {
    const [ana, bia, root] = [await newPerson(palco), await newPerson(palco), await newRoot(palco)];
    const word = newWord();
    for (let n = 0; n < 3; n += 1) await publish(bia, `da Bia ${n} ${word}`);
    await publish(ana, `da Ana ${word}`);
    await bia.call('POST', '/api/v1/me/deactivation', { password: PASSWORD });
    expect(await textsOf(word, '&limit=2')).toEqual([`da Ana ${word}`]);
    await bia.call('DELETE', '/api/v1/me/deactivation');
    expect((await textsOf(word)).length).toBe(4);
    const suspension = `/api/v1/users/${bia.handle}/suspension`;
    expect((await root.call('PUT', suspension, { reason: 'teste' })).status).toBeLessThan(300);
    expect(await textsOf(word)).toEqual([`da Ana ${word}`]);
    expect((await root.call('DELETE', suspension)).status).toBeLessThan(300);
    expect((await textsOf(word)).length).toBe(4);
    await ana.call('POST', '/api/v1/me/deletion', { password: PASSWORD });
    expect((await textsOf(word)).length).toBe(3);
    expect(
      await run('select count(*)::int as count from search.posts where author_id = $1', [ana.id]),
    ).toEqual([{ count: 0 }]);
  });

  test('páginas cheias e sem repetir, nos dois sentidos, com gente escondida e post novo no meio', async () => {
    const [ana, bia] = [await newPerson(palco), await newPerson(palco)];
    const word = newWord();
    for (let n = 0; n < 12; n += 1) {
      await publish(ana, `${`${word} `.repeat(1 + (n % 3))}${n}`);
      await publish(bia, `${word} escondido ${n}`);
    }
    await bia.call('POST', '/api/v1/me/deactivation', { password: PASSWORD });
    for (const sort of ['relevance', 'recent']) {
      const pages: Found[][] = [];
      let [cursor, back]: (string | null)[] = [null, null];
      do {
        const { body } = await search(word, `&sort=${sort}&limit=5${cursor ? `&cursor=${cursor}` : ''}`);
        pages.push(body.items);
        [cursor, back] = [body.nextCursor, body.previousCursor];
        if (pages.length === 1)
          await ana.call('DELETE', `/api/v1/posts/${await publish(ana, `${word} ${sort}`)}`);
      } while (cursor);
      expect(pages.map((items) => items.length)).toEqual([5, 5, 2]);
      expect(new Set(pages.flat().map(({ post }) => post.id)).size).toBe(12);
      const { body } = await search(word, `&sort=${sort}&limit=5&cursor=${back}`);
      expect(body.items).toEqual(pages[1]);
    }
  });

  test('cursor de outra busca, de outra ordem ou de outro filtro é recusado', async () => {
    const ana = await newPerson(palco);
    const word = newWord();
    for (let n = 0; n < 3; n += 1) await publish(ana, `${word} ${n} #${word}`);
    const { body } = await search(word, '&limit=1');
    for (const more of [
      '&sort=recent',
      `&author=${ana.handle}`,
      `&tag=${word}`,
      '&since=2020-01-01',
      '&until=2100-01-01',
    ])
      expect((await search(word, `${more}&limit=1&cursor=${body.nextCursor}`)).body.code).toBe(
        'cursor_invalid',
      );
    expect((await search(`${word} ${word}`, `&cursor=${body.nextCursor}`)).body.code).toBe('cursor_invalid');
    expect((await search(word, `&limit=1&cursor=${body.nextCursor}`)).status).toBe(200);
  });

  test('filtra por autor, hashtag e data; o que não existe não acha nada', async () => {
    const [ana, bia] = [await newPerson(palco), await newPerson(palco)];
    const word = newWord();
    await publish(ana, `${word} um #${word}`);
    await publish(bia, `${word} dois`);
    expect(await textsOf(word, `&author=${ana.handle.toUpperCase()}`)).toEqual([`${word} um #${word}`]);
    expect(await textsOf(word, `&author=@${bia.handle}`)).toEqual([`${word} dois`]);
    expect(await textsOf(`de:${bia.handle}`)).toEqual([`${word} dois`]);
    expect(await textsOf(word, `&tag=${word.toUpperCase()}`)).toEqual([`${word} um #${word}`]);
    expect(await textsOf(word, '&author=ninguem_daqui')).toEqual([]);
    expect(await textsOf(word, '&tag=%25')).toEqual([]);
    const today = new Date(Date.now() - 3 * 3_600_000).toISOString().slice(0, 10);
    expect((await textsOf(word, `&since=${today}&until=${today}`)).length).toBe(2);
    expect(await textsOf(word, '&until=2020-02-29')).toEqual([]);
    expect(await textsOf(word, '&since=2100-01-01T00:00:00Z')).toEqual([]);
  });

  test('cada filtro torto é recusado no seu campo', async () => {
    for (const [more, field] of [
      ['&since=ontem', 'since'],
      ['&since=2021-02-29', 'since'],
      ['&until=2020-13-40', 'until'],
      ['&until=2020-01-01T25:00:00Z', 'until'],
      ['&sort=melhor', 'sort'],
      ['&author=', 'author'],
    ]) {
      const { status, body } = await search('gato', more);
      expect(status, more).toBe(400);
      expect(body.errors.map((one: { field: string }) => one.field)).toEqual([field]);
    }
    for (const q of ['', ' ', '"', '-', '-gato', '*', '\u200b', 'a'.repeat(201)])
      expect((await search(q)).body.errors?.[0].field, q).toBe('q');
  });

  test('a troca de uma palavra que ninguém escreveu vale nas páginas seguintes, e a certa nada troca', async () => {
    const ana = await newPerson(palco);
    for (let n = 0; n < 3; n += 1) await publish(ana, `Otorrinolaringologista nota ${n}`);
    const first = await search('nota otorrinolaringolojista', '&limit=2');
    const corrected = { from: 'nota otorrinolaringolojista', to: 'nota otorrinolaringologista' };
    expect(first.body).toMatchObject({ corrected, items: [{}, {}] });
    const second = await search('nota otorrinolaringolojista', `&limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ corrected, items: [{}], nextCursor: null });
    const third = await search(
      'nota otorrinolaringolojista',
      `&limit=2&cursor=${second.body.previousCursor}`,
    );
    expect(third.body.items).toEqual(first.body.items);
    expect((await search('otorrinolaringologista')).body.corrected).toBe(null);
    expect((await search(`nota -otorrinolaringolojista`)).body.corrected).toBe(null);
  });

  test('uma página custa o mesmo número de consultas com 1 ou 30 achados', async () => {
    const ana = await newPerson(palco);
    const word = newWord();
    for (let n = 0; n < 31; n += 1) await publish(ana, `${word} ${n}`);
    const cost = async (limit: number) => {
      palco().takeQueries();
      expect((await search(word, `&limit=${limit}`)).body.items.length).toBe(limit);
      return palco().takeQueries().length;
    };
    expect(await cost(30)).toBe(await cost(5));
    expect(await cost(30)).toBeLessThanOrEqual(8);
  });

  test('o que se escreve em q nunca vira comando, e nunca dá 5xx', async () => {
    const attacks = [
      "' or 1=1 --",
      "'); drop table search.posts; --",
      "\\'; select pg_sleep(10) --",
      "a'::tsquery || 'b",
      "':*A <-> '",
      '\\',
      "'''",
      'a & b | !c',
      ':* & *:',
      '{{7*7}} %s',
      'gato\u0000',
    ];
    for (const q of attacks) expect((await search(q)).status, q).toBeLessThan(500);
    expect((await run('select count(*)::int as count from search.posts'))[0]?.count).toBeGreaterThan(0);
    const messy = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
    const property = fc.asyncProperty(messy, async (q) => {
      expect((await search(q.toWellFormed())).status).toBeLessThan(500);
    });
    await fc.assert(property, { numRuns: 300, seed: 20_261_130 });
  });
});
