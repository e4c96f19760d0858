import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCursors, type Keys, type Sense } from '#kernel/cursor.ts';
import { type Entry, inRounds, type List, type Page, readPage } from '#kernel/page.ts';
import { backward, idAt, idsOf, keysOf, onward, pathOf, type Slot } from '../internal/conversation.ts';

const cursors = createCursors(() => Buffer.alloc(32, 7));
const step = (n: number) => n.toString(16).padStart(32, '0');
const BASE = step(0xabc);

interface Reply {
  path: string;
  visible: boolean;
}

/** Uma conversa em memória: caminhos, e quem se vê. */
class Talk {
  replies: Reply[] = [{ path: BASE, visible: true }];

  reply(parent: number, visible: boolean): void {
    const { path } = this.replies[parent % this.replies.length] as Reply;
    this.replies.push({ path: path + step(this.replies.length), visible });
  }

  /** Por força bruta: o que se vê, e o que não se vê e tem o que se ver abaixo. */
  get shown(): Slot<string>[] {
    const below = (path: string) =>
      this.replies.some((one) => one.visible && one.path.startsWith(path) && one.path !== path);
    return this.replies
      .filter(({ path, visible }) => path !== BASE && (visible || below(path)))
      .map(({ path, visible }) => ({ path, item: visible ? path : null }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  readonly list: List<Slot<string>> = {
    scope: ['conversa'],
    walk: (from, sense, want) => this.#walk(from, sense, want),
  };

  async *#walk(from: Keys | null, sense: Sense, want: number): AsyncGenerator<Entry<Slot<string>>> {
    const visible = (way: Sense, count: number) =>
      inRounds<Reply, string>(
        {
          keysOf: ({ path }) => keysOf(path),
          read: async (...args) => this.#read(...args),
          show: async (rows) => rows.map(({ path }) => path),
        },
        from,
        way,
        count,
      );
    const start = from === null ? null : pathOf(from);
    if (sense === 'forward') return yield* onward(visible(sense, want), BASE, start);
    const { value } = await visible('forward', 1).next();
    yield* backward(visible(sense, want), BASE, start, start === null || !value ? null : pathOf(value.keys));
  }

  #read(from: Keys | null, sense: Sense, count: number): Reply[] {
    const ordered = this.replies
      .filter(({ path, visible }) => visible && path !== BASE)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const edge = from === null ? null : pathOf(from);
    if (sense === 'backward') ordered.reverse();
    return ordered
      .filter(({ path }) => edge === null || (sense === 'forward' ? path >= edge : path <= edge))
      .slice(0, count);
  }

  page(limit: number, cursor?: string | null): Promise<Page<Slot<string>>> {
    return readPage(cursors, this.list, { limit, cursor: cursor ?? undefined });
  }
}

const replies = fc.array(fc.tuple(fc.nat(30), fc.boolean()), { maxLength: 30 });

test('o caminho diz os ids, e cabe no cursor', () => {
  const id = '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e';
  const path = step(1) + id.replaceAll('-', '');
  expect([idAt(path), idsOf(path).length, pathOf(keysOf(path))]).toEqual([id, 2, path]);
  const deepest = step(1).repeat(100);
  const place = { sense: 'forward', keys: keysOf(deepest), inclusive: true } as const;
  expect(cursors.write(['conversa'], place).length).toBeLessThanOrEqual(3_000);
});

test('ida e volta mostram o que se vê e os vazios acima dele, e nada mais', async () => {
  await fc.assert(
    fc.asyncProperty(replies, fc.integer({ min: 1, max: 5 }), async (tree, limit) => {
      const talk = new Talk();
      for (const [parent, visible] of tree) talk.reply(parent, visible);
      const pages = [await talk.page(limit)];
      for (let cursor = pages[0]?.nextCursor; cursor; cursor = pages.at(-1)?.nextCursor)
        expect(pages.push(await talk.page(limit, cursor))).toBeLessThan(40);
      expect(pages.flatMap(({ items }) => items)).toEqual(talk.shown);
      expect(pages.slice(0, -1).every(({ items }) => items.length === limit)).toBe(true);
      const back: Slot<string>[] = [];
      for (let cursor = pages.at(-1)?.previousCursor; cursor; ) {
        const page = await talk.page(limit, cursor);
        expect(back.unshift(...page.items)).toBeLessThan(40);
        cursor = page.previousCursor;
      }
      const lastPage = pages.at(-1)?.items.length ?? 0;
      expect(back).toEqual(talk.shown.slice(0, talk.shown.length - lastPage));
    }),
    { numRuns: 500 },
  );
});

test('o vazio que abria uma página volta ao lugar depois que tudo antes dele some', async () => {
  const talk = new Talk();
  talk.reply(0, true);
  talk.reply(0, false);
  talk.reply(2, true);
  const second = await talk.page(1, (await talk.page(1)).nextCursor);
  expect(second.items.map(({ item }) => item)).toEqual([null]);
  talk.replies[1] = { path: talk.replies[1]?.path ?? '', visible: false };
  const empty = await talk.page(1, second.previousCursor);
  expect([empty.items, empty.previousCursor]).toEqual([[], null]);
  expect((await talk.page(1, empty.nextCursor)).items).toEqual(second.items);
});

test('quem se apaga ou responde entre duas páginas não faz repetir nem pular o que ficou', async () => {
  const change = fc.record({ add: fc.boolean(), pick: fc.nat(60), visible: fc.boolean() });
  const move = fc.record({
    back: fc.boolean(),
    limit: fc.integer({ min: 1, max: 4 }),
    changes: fc.array(change, { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(replies, fc.array(move, { maxLength: 10 }), async (tree, moves) => {
      const talk = new Talk();
      for (const [parent, visible] of tree) talk.reply(parent, visible);
      let page = await talk.page(3);
      for (const { back, limit, changes } of moves) {
        const edge = (back ? page.items[0] : page.items.at(-1))?.path;
        const cursor = back ? page.previousCursor : page.nextCursor;
        for (const { add, pick, visible } of changes) {
          const target = talk.replies[1 + (pick % Math.max(1, talk.replies.length - 1))];
          if (add) talk.reply(pick, visible);
          else if (target) target.visible = false;
        }
        if (!cursor || edge === undefined) {
          page = await talk.page(limit);
          continue;
        }
        page = await talk.page(limit, cursor);
        const beyond = talk.shown.filter(({ path }) => (back ? path < edge : path > edge));
        expect(page.items).toEqual(back ? beyond.slice(-limit) : beyond.slice(0, limit));
        if (page.items.length > 0) continue;
        // página que ficou vazia: o caminho de volta começa no próprio lugar de onde se partiu
        const around = talk.shown.filter(({ path }) => (back ? path >= edge : path <= edge));
        const home = back ? page.nextCursor : page.previousCursor;
        expect(home === null).toBe(around.length === 0);
        page = await talk.page(limit, home);
        expect(page.items).toEqual(back ? around.slice(0, limit) : around.slice(-limit));
      }
    }),
    { numRuns: 500 },
  );
});
