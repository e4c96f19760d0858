import { beforeAll, describe, expect, test } from 'vitest';
import { cleanLine, cleanText } from '#kernel/text.ts';
import { injections } from './support/injections.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { type Answer, newPerson, type Person, visitor } from './support/person.ts';
import { publish } from './support/publish.ts';

interface Seen {
  text: string;
  warning: string | null;
  entities: { kind: string; start: number; end: number; url?: string }[];
}

describe.runIf(hasDatabase())('nada do que se escreve roda no navegador de outro', () => {
  const palco = usePalco();
  const someone = visitor(palco);
  let author: Person;
  beforeAll(async () => {
    author = await newPerson(palco);
  });

  test('o corpo tem ao menos sessenta textos, todos diferentes', () => {
    expect(new Set(injections).size).toBe(injections.length);
    expect(injections.length).toBeGreaterThanOrEqual(60);
  });

  test.each(injections)('%j volta como foi escrito, limpo, em toda leitura, e só como dado', async (raw) => {
    const [text, warning] = [cleanText(raw), cleanLine(raw)];
    const { id } = await publish(author, { text: raw, warning: raw.slice(0, 90) });
    const edited = await author.call('PATCH', `/api/v1/posts/${id}`, {
      text: `${raw} .`,
      warning: raw.slice(0, 90),
    });
    expect(edited.status).toBe(200);
    const reply = await publish(author, { text: raw, inReplyToId: id });
    const quote = await publish(author, { text: raw, quoteId: id });
    const answers = await Promise.all(
      [
        `/posts/${id}`,
        `/posts/${id}/versions`,
        `/posts/${id}/thread`,
        `/posts/${id}/quotes`,
        `/posts/${quote.id}`,
        '/posts?limit=5',
        `/users/${author.handle}/posts?replies=true&limit=5`,
        `/search/posts?q=${encodeURIComponent(raw.slice(0, 200).toWellFormed())}`,
      ].map((path) => someone.call('GET', `/api/v1${path}`)),
    );
    for (const answer of answers) assertData(answer);
    const post: Seen = answers[0]?.body;
    expect(post.text).toBe(cleanText(`${raw} .`));
    expect(warning.startsWith(post.warning ?? '')).toBe(true);
    expect(answers[1]?.body.items[1].text).toBe(text);
    expect(answers[2]?.body.replies.items[0].post).toMatchObject({ id: reply.id, text });
    expect(answers[4]?.body.quote.text).toBe(post.text);
    for (const { kind, start, end, url } of post.entities) {
      expect(post.text.slice(start, end)).not.toMatch(/[<>"`\s]/);
      if (kind === 'link') expect(url).toMatch(/^https?:\/\/[^\s"<>`@]+$/);
    }
  });

  /** A resposta é dado para o navegador: nem adivinhada como página, nem com o que possa rodar se aberta sozinha. */
  function assertData({ status, headers }: Answer): void {
    expect([200, 400]).toContain(status);
    expect(headers['content-type']).toMatch(/^application\/(problem\+)?json; charset=utf-8$/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
  }
});
