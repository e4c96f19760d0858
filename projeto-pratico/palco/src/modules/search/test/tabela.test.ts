import { beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase, usePalco } from '../../../../test/support/palco.ts';
import { newPerson, type Person, visitor } from '../../../../test/support/person.ts';
import { posts } from './tabela/posts.ts';
import { failing, type Row, rows } from './tabela/queries.ts';

describe.runIf(hasDatabase())('tabela da busca em português', () => {
  const palco = usePalco();
  const names = new Map<string, string>();

  beforeAll(async () => {
    const people: Record<string, Person> = {};
    for (const [name, [author, text]] of Object.entries(posts)) {
      people[author] ??= await newPerson(palco, author);
      const { status, body } = await people[author].call('POST', '/api/v1/posts', { text });
      expect(status, text).toBe(201);
      names.set(body.id, name);
    }
    for (const [author, { handle }] of Object.entries(people)) handles.set(author, handle);
  });
  const handles = new Map<string, string>();

  /** Nos testes o nome de usuário tem um número no fim. */
  const asTyped = (q: string) => q.replace(/(?<=de:@?)\w+/, (author) => handles.get(author) ?? author);

  async function ask({ q }: Row) {
    const path = `/api/v1/search/posts?limit=50&q=${encodeURIComponent(asTyped(q))}`;
    const { status, body } = await visitor(palco).call('GET', path);
    expect(status, q).toBe(200);
    const finds = body.items.map(({ post }: { post: { id: string } }) => names.get(post.id)).sort();
    return { finds, to: body.corrected?.to };
  }
  const wanted = ({ finds, to }: Row) => ({ finds: finds.toSorted(), to });

  test('há posts e consultas bastantes', () => {
    expect(Object.keys(posts).length).toBeGreaterThanOrEqual(80);
    expect(Object.values(rows).flat().length).toBeGreaterThanOrEqual(60);
  });

  for (const [theme, list] of Object.entries(rows))
    test.each(list)(`${theme}: $q`, async (row) => {
      expect(await ask(row)).toEqual(wanted(row));
    });

  test.each(failing)('ainda não: $q ($why)', async (row) => {
    expect(await ask(row), 'passou a achar: mude a linha de “failing” para “rows”').not.toEqual(wanted(row));
  });
});
