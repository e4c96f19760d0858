import type { Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { fitting, HOSTILE_PERSON, INJECTIONS } from './support/injections.ts';
import { enroll } from './support/person.ts';
import { requireStage } from './support/stage.ts';
import { type Made, writer } from './support/writer.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const stage = requireStage();
const made = { posts: [] as Made[], root: { id: '' }, edited: { id: '' } };
const escapes: string[] = [];

/** Anota o que um texto de alguém não pode conseguir: caixa do navegador, pedido a outro lugar, página nova. */
function watchEscapes(page: Page, origin: string) {
  page.on('dialog', (dialog) => {
    escapes.push(`caixa: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isOurs = url.origin === origin && !url.pathname.includes('x-de-injecao');
    if (!isOurs && url.protocol !== 'blob:') escapes.push(`pedido: ${request.url()}`);
  });
  page.on('popup', (popup) => escapes.push(`janela: ${popup.url()}`));
}

/** O que há de errado na página como ela está: marca deixada, elemento que ninguém nosso desenha, texto fora do cartão. */
const problemsIn = (page: Page) =>
  page.evaluate(() => {
    const problems: string[] = [];
    if ('__x' in window) problems.push('um texto executou');
    const cards = [...document.querySelectorAll<HTMLElement>('main article, main header, dialog')];
    if (cards.length === 0) problems.push('nenhum cartão: a página não chegou');
    /** O trecho de um elemento que se vê, descontado o que as caixas em volta dele, até o cartão, já cortam. */
    const seenIn = (element: Element, card: Element) => {
      let { left, right } = element.getBoundingClientRect();
      for (let box = element.parentElement; box && box !== card; box = box.parentElement) {
        const { overflowX, clipPath } = getComputedStyle(box);
        if (overflowX === 'visible' && clipPath === 'none') continue;
        const edges = box.getBoundingClientRect();
        left = Math.max(left, edges.left);
        right = Math.min(right, edges.right);
      }
      return { left, right };
    };
    const shapes =
      'script, iframe, object, embed, style, form[action], base, meta, link, math, template, marquee';
    for (const card of cards) {
      for (const element of card.querySelectorAll(shapes)) problems.push(`elemento: ${element.outerHTML}`);
      for (const element of card.querySelectorAll('*')) {
        const handler = [...element.attributes].find(({ name }) => name.startsWith('on'));
        if (handler) problems.push(`atributo: ${handler.name}`);
      }
      for (const link of card.querySelectorAll<HTMLAnchorElement>('a[href]')) {
        if (!/^https?:$/u.test(link.protocol)) problems.push(`link: ${link.href}`);
        if (link.origin !== location.origin && !link.rel.includes('nofollow'))
          problems.push(`rel: ${link.href}`);
        if (link.username !== '') problems.push(`senha no link: ${link.href}`);
      }
      const { left, right } = card.getBoundingClientRect();
      for (const element of card.querySelectorAll('p, span, a, bdi, li')) {
        const isHere = element.closest('article, header, dialog') === card;
        if (!isHere || !element.checkVisibility() || element.closest('.sr-only')) continue;
        const seen = seenIn(element, card);
        if (seen.right > seen.left && (seen.left < left - 1 || seen.right > right + 1)) {
          problems.push(`fora do cartão: ${element.textContent?.slice(0, 40)}`);
        }
      }
    }
    for (const card of document.querySelectorAll('main article')) {
      if (getComputedStyle(card).overflow !== 'clip') problems.push('o cartão deixa o texto sair');
    }
    if (document.documentElement.scrollWidth > innerWidth) problems.push('a página rola de lado');
    return problems;
  });

/** Rola até o fim, que é quando tudo o que há foi desenhado. */
async function readAll(page: Page) {
  await page.locator('main article').first().waitFor();
  const end = page.getByText('Você chegou ao fim');
  while ((await end.count()) === 0) {
    const before = await page.locator('main article').count();
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await Promise.race([
      end.waitFor(),
      page.waitForFunction((count) => document.querySelectorAll('main article').length > count, before),
    ]);
  }
}

/** Abre tudo o que está dobrado por um aviso. */
const unfoldAll = (page: Page) =>
  page.evaluate(() => {
    const folded = '[data-action="unfold"][aria-expanded="false"]';
    for (const button of document.querySelectorAll<HTMLElement>(folded)) button.click();
  });

describe('textos hostis', () => {
  test('são publicados como texto, aviso, enquete, nome, descrição e versão', async (context) => {
    const { context: browser, palco, page } = await stage(context);
    watchEscapes(page, palco.url);
    await enroll(browser, palco.url, 'ana_luz', 'ana_luz@exemplo.com.br');
    const ana = writer(browser, palco.url);
    await ana.rename(HOSTILE_PERSON);
    const [warnings, options] = [fitting(100), fitting(50)];
    made.root = await ana.publish({ text: 'Aqui embaixo vem de tudo. #<script> #"onload @"><svg' });
    for (const [index, text] of INJECTIONS.entries()) {
      const warning = index % 3 === 0 ? warnings[index % warnings.length] : undefined;
      const choices = [options[index % options.length], options[(index + 1) % options.length]];
      made.posts.push(
        await ana.publish({
          text: `${text} #injeção procurável`,
          ...(warning && { warning }),
          ...(index % 5 === 1 && { poll: { options: choices as string[], durationSeconds: 3600 } }),
          ...(index % 2 === 0 && { inReplyToId: made.root.id }),
          ...(index % 7 === 3 && { quoteId: made.posts.at(-1)?.id ?? made.root.id }),
        }),
      );
    }
    made.edited = made.posts[4] ?? made.root;
    for (const text of INJECTIONS.slice(0, 12))
      await ana.edit(made.edited, { text, warning: text.slice(0, 60) });
    expect(INJECTIONS.length).toBeGreaterThanOrEqual(60);
  });

  test('a página vem com uma CSP que não deixa rodar nada que não seja nosso', async (context) => {
    const { page } = await stage(context);
    const response = await page.goto('/');
    const policy = response?.headers()['content-security-policy'] ?? '';
    const directives = new Map(
      policy.split(';').map((part) => {
        const [name = '', ...values] = part.trim().split(/\s+/u);
        return [name, values.join(' ')] as const;
      }),
    );
    expect(Object.fromEntries(directives)).toMatchObject({
      'default-src': "'self'",
      'script-src': "'self'",
      'style-src': "'self'",
      'connect-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'self'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
    });
    expect(policy).not.toMatch(/unsafe-|\*/u);
  });

  test.for([
    ['as publicações de todos', '/descobrir'],
    ['o início', '/'],
    ['o perfil com respostas', '/pessoas/ana_luz?respostas'],
    ['a hashtag', '/tags/injecao'],
  ])('%s: nada executa, nada sai do cartão', async ([, path = ''], context) => {
    const { page } = await stage(context);
    await page.goto(path);
    await readAll(page);
    await unfoldAll(page);
    expect(await problemsIn(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await problemsIn(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  test('a conversa, a publicação, as versões e a busca: nada executa, nada sai do cartão', async (context) => {
    const { page } = await stage(context);
    await page.goto(`/publicacoes/${made.root.id}`);
    await page.locator('main article').nth(20).waitFor();
    await unfoldAll(page);
    expect(await problemsIn(page)).toEqual([]);

    await page.goto(`/publicacoes/${made.edited.id}`);
    await page.getByRole('button', { name: 'editada' }).first().click();
    await page.getByRole('dialog').getByText('como foi publicada').waitFor();
    expect(await problemsIn(page)).toEqual([]);

    for (const q of ['procurável', 'script', '"window.__x"', '<img src=x onerror=window.__x=1>']) {
      await page.goto(`/busca?q=${encodeURIComponent(q)}`);
      await page.locator('main article, main h2').first().waitFor();
      const more = page.getByRole('button', { name: 'Mostrar mais resultados' });
      while ((await more.count()) > 0) {
        const before = await page.locator('main article').count();
        await more.click();
        await page.waitForFunction((n) => document.querySelectorAll('main article').length > n, before);
      }
      await unfoldAll(page);
      expect(await problemsIn(page), q).toEqual([]);
    }
    expect(await page.locator('mark').count()).toBeGreaterThan(0);
  });

  test('nenhuma caixa se abriu, nada saiu para fora e a CSP não foi tocada', async (context) => {
    const { troubles } = await stage(context);
    expect(escapes).toEqual([]);
    expect(troubles.list).toEqual([]);
  });
});
