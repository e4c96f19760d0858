/* cspell:ignore noopener noreferrer */
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { enroll } from './support/person.ts';
import { requireStage, type Stage } from './support/stage.ts';
import { type Made, writer } from './support/writer.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

/** Prazo folgado: a máquina de quem testa pode estar ocupada. */
const SOON = { timeout: 10_000 };
const stage = requireStage();

/** Quem lê é Ana, na página; Bia e Caio escrevem pela API. */
interface Cast {
  bia: ReturnType<typeof writer>;
  caio: ReturnType<typeof writer>;
  ana: ReturnType<typeof writer>;
  posts: Record<string, Made>;
}

const cast: Partial<Cast> = {};
const who = (name: 'ana' | 'bia' | 'caio') => {
  const person = cast[name];
  if (!person) throw new Error(`${name} ainda não entrou em cena.`);
  return person;
};

async function newPerson({ browser, palco }: Stage, handle: string) {
  const context: BrowserContext = await browser.newContext({ baseURL: palco.url });
  await enroll(context, palco.url, handle, `${handle}@exemplo.com.br`);
  return writer(context, palco.url);
}

const card = (page: Page, { id }: Made) => page.locator(`[data-post="${id}"]`);
const openPost = async (page: Page, post: Made) => {
  await page.goto(`/publicacoes/${post.id}`);
  await card(page, post).waitFor();
};
const focusedPost = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-post]')?.getAttribute('data-post'));
const idsOf = (cards: Locator) => cards.evaluateAll((all) => all.map((one) => one.getAttribute('data-post')));
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Os testes contam uma história só, em ordem: cada um parte de onde o anterior parou. */
describe('a leitura no navegador', () => {
  test('uma publicação mostra menções, hashtags e links de verdade, quem vê, o aviso dobrado e a citação', async (context) => {
    const opened = await stage(context);
    const { page, palco } = opened;
    await enroll(opened.context, palco.url, 'ana_torres', 'ana_torres@exemplo.com.br');
    cast.ana = writer(opened.context, palco.url);
    cast.bia = await newPerson(opened, 'bia_ramos');
    cast.caio = await newPerson(opened, 'caio_lima');

    const quoted = await who('bia').publish({ text: 'Luz de serviço acesa.', warning: 'Fala de fogo' });
    const post = await who('ana').publish({
      text: 'Oi @bia_ramos, #Coxia em https://exemplo.org/cartaz.',
      visibility: 'unlisted',
      quoteId: quoted.id,
    });
    await openPost(page, post);
    const shown = card(page, post);
    const mention = shown.getByRole('link', { name: '@bia_ramos', exact: true });
    expect(await mention.getAttribute('href')).toBe('/pessoas/bia_ramos');
    expect(await shown.getByRole('link', { name: '#Coxia' }).getAttribute('href')).toBe('/tags/coxia');
    const link = shown.getByRole('link', { name: 'exemplo.org/cartaz' });
    expect(await link.getAttribute('href')).toBe('https://exemplo.org/cartaz');
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow ugc');
    await shown.getByText('Não listada').waitFor();
    const quote = shown.locator('blockquote');
    await quote.getByText('Fala de fogo').waitFor();
    expect(await quote.getByText('Luz de serviço').count(), 'o aviso também vale na citação').toBe(0);

    await quote.getByRole('link', { name: /Abrir a publicação citada/u }).click();
    await page.waitForURL(`**/publicacoes/${quoted.id}`);
    const folded = card(page, quoted);
    const unfold = folded.getByRole('button', { name: 'Mostrar', exact: true });
    expect(await folded.getByText('Luz de serviço').count()).toBe(0);
    expect(await unfold.getAttribute('aria-expanded')).toBe('false');
    expect(await axeViolations(page)).toEqual([]);
    await folded.focus();
    await page.keyboard.press('x');
    await folded.getByText('Luz de serviço').waitFor();
    await page.getByRole('link', { name: '1 citação' }).click();
    await page.getByRole('heading', { name: 'Citações' }).waitFor();
    await card(page, post).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('a editada abre as versões, com o que saiu e o que entrou', async (context) => {
    const { page } = await stage(context);
    const post = await who('ana').publish({ text: 'Ensaio às oito, na coxia.' });
    await who('ana').edit(post, { text: 'Ensaio às nove, na coxia.' });
    await who('ana').edit(post, { text: 'Ensaio às nove, no palco.', warning: 'Muda de novo' });
    await openPost(page, post);
    await card(page, post).getByRole('button', { name: 'editada' }).click();
    const dialog = page.getByRole('dialog', { name: 'Versões da publicação' });
    await dialog.getByText('como está agora').waitFor();
    const marks = async (tag: string) =>
      (await dialog.locator(tag).allTextContents()).map((text) => text.trim());
    expect(await marks('del')).toEqual(['[saiu: na coxia]', '[saiu: oito]']);
    expect(await marks('ins')).toEqual(['[entrou: Muda de novo]', '[entrou: no palco]', '[entrou: nove]']);
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByLabel('Marcar o que mudou em cada versão').uncheck();
    expect(await dialog.locator('del, ins').count()).toBe(0);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await card(page, post).getByRole('button', { name: 'editada' }).and(page.locator(':focus')).waitFor();
  });

  test('a conversa mostra o que veio antes, as respostas na ordem e no nível delas, e o lugar do que sumiu', async (context) => {
    const { page } = await stage(context);
    const [ana, bia, caio] = [who('ana'), who('bia'), who('caio')];
    const root = await bia.publish({ text: 'Alguém viu a gelatina âmbar?' });
    const asked = await ana.publish({ text: 'Qual delas?', inReplyToId: root.id });
    const first = await bia.publish({ text: 'A de 204.', inReplyToId: asked.id });
    const gone = await caio.publish({ text: 'Eu vi, mas vou apagar isto.', inReplyToId: asked.id });
    const under = await bia.publish({ text: 'Onde?', inReplyToId: gone.id });
    const nested = await caio.publish({ text: 'Atrás da 205.', inReplyToId: first.id });
    await caio.remove(gone);
    cast.posts = { root, asked, first, under, nested };

    await openPost(page, asked);
    const order = await idsOf(page.getByRole('article'));
    expect(order.slice(0, 5)).toEqual([root.id, asked.id, first.id, nested.id, under.id]);
    const list = page.getByRole('list', { name: 'Respostas' });
    await list.getByText('Esta publicação não está disponível.').waitFor();
    const indent = (post: Made) => card(page, post).evaluate((box) => box.getBoundingClientRect().left);
    expect(await indent(nested)).toBeGreaterThan(await indent(first));
    expect(await indent(nested)).toBe(await indent(under));
    await page.keyboard.press('j');
    await expect.poll(() => focusedPost(page), SOON).not.toBeUndefined();
    const here = order.indexOf((await focusedPost(page)) ?? '');
    await page.keyboard.press('j');
    expect(await focusedPost(page)).toBe(order[here + 1]);
    await page.keyboard.press('k');
    expect(await focusedPost(page)).toBe(order[here]);
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  test('uma resposta dada na página aparece na hora, no lugar dela, e com o foco', async (context) => {
    const { page } = await stage(context);
    const asked = cast.posts?.asked as Made;
    await page.getByRole('button', { name: 'Responder a ana torres' }).click();
    await page.getByLabel('Texto da resposta').fill('Achei: estava na caixa de #luz.');
    await page.keyboard.press('Control+Enter');
    const list = page.getByRole('list', { name: 'Respostas' });
    const fresh = list.getByRole('article').filter({ hasText: 'Achei: estava na caixa' });
    await fresh.waitFor();
    expect(await fresh.getAttribute('data-post')).toBe((await idsOf(list.getByRole('article'))).at(-1));
    await fresh.and(page.locator(':focus')).waitFor();
    await card(page, asked).getByRole('button', { name: 'Responder, 2 respostas' }).waitFor();
    await page.reload();
    await fresh.waitFor();
    expect(await fresh.getAttribute('data-post')).toBe((await idsOf(list.getByRole('article'))).at(-1));
  });

  test('uma conversa longa chega por partes, nos dois sentidos, e a publicação em foco começa à vista', async (context) => {
    const { page } = await stage(context);
    const root = await who('bia').publish({ text: 'Contagem regressiva.' });
    const parent = await who('bia').publish({ text: 'Conto com vocês.', inReplyToId: root.id });
    for (let batch = 0; batch < 16; batch += 1) {
      const texts = Array.from({ length: 20 }, (_, index) => `Resposta ${batch * 20 + index + 1}`);
      await Promise.all(texts.map((text) => who('caio').publish({ text, inReplyToId: parent.id })));
    }
    await openPost(page, parent);
    await expect.poll(() => page.evaluate(() => window.scrollY), SOON).toBeGreaterThan(0);
    const top = await card(page, parent).evaluate((box) => box.getBoundingClientRect().top);
    expect(top, 'o que veio antes fica acima da tela').toBeLessThan(80);

    const replies = page.getByRole('list', { name: 'Respostas' }).getByRole('article');
    const more = page.getByRole('button', { name: 'Mostrar mais respostas' });
    const before = page.getByRole('button', { name: 'Mostrar as respostas anteriores' });
    expect(await replies.count()).toBe(50);
    expect(await before.count()).toBe(0);
    const first = (await idsOf(replies))[0];
    const seen = new Set(await idsOf(replies));
    while ((await more.count()) > 0) {
      const last = (await idsOf(replies)).at(-1);
      await more.click();
      await expect.poll(async () => (await idsOf(replies)).at(-1), SOON).not.toBe(last);
      for (const id of await idsOf(replies)) seen.add(id);
    }
    expect(seen.size, 'nada se perde no caminho').toBe(320);
    expect(await replies.count(), 'as primeiras saíram da tela').toBe(270);
    await before.click();
    await expect.poll(async () => (await idsOf(replies))[0], SOON).toBe(first);
    await before.waitFor({ state: 'detached' });
  });

  test('nome comprido, e letra no dobro do tamanho, não põem um alvo por cima de outro nem saem da tela', async (context) => {
    const { page } = await stage(context);
    await who('caio').rename({ name: 'Maximiliano Guimarães Albuquerque de Sá Almeida' });
    await who('caio').publish({ text: 'Uma claraboia de nome comprido.' });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/pessoas/caio_lima');
    await page.getByRole('article').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    for (const path of ['/pessoas/caio_lima', '/busca?q=claraboia']) {
      await page.goto(path);
      await page.getByRole('article').first().waitFor();
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      expect(await overflow(page), path).toBe(0);
    }
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  test('apagar no meio da conversa pede confirmação, deixa o lugar e leva ao que se respondia', async (context) => {
    const { page } = await stage(context);
    const { root, asked } = cast.posts as Record<'root' | 'asked', Made>;
    await openPost(page, asked);
    const own = card(page, asked);
    await own.getByRole('button', { name: 'Mais ações' }).click();
    await own.getByRole('button', { name: 'Apagar' }).click();
    const dialog = page.getByRole('dialog', { name: 'Apagar a publicação?' });
    await dialog.getByText('As respostas ficam.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Apagar' }).click();
    await page.waitForURL(`**/publicacoes/${root.id}`);
    const list = page.getByRole('list', { name: 'Respostas' });
    await list.getByText('Esta publicação não está disponível.').first().waitFor();
    await list.getByText('A de 204.').waitFor();
  });

  test('a enquete esconde os números de quem não votou, aceita e troca o voto, e volta atrás se a API recusa', async (context) => {
    const { page, troubles } = await stage(context);
    troubles.expectStatus(503);
    const poll = { options: ['Âmbar', 'Azul', 'Sem gelatina'], durationSeconds: 3600 };
    const post = await who('bia').publish({ text: 'Que cor na cena dois?', poll });
    await who('caio').vote(post, [1]);
    await openPost(page, post);
    const box = card(page, post).getByRole('region', { name: 'Enquete' });
    expect(await box.textContent()).not.toMatch(/%|voto/u);
    await box.getByText(/encerra em \d+ min/u).waitFor();
    await box.getByRole('button', { name: 'Votar' }).click();
    expect(await box.locator('input:focus').count(), 'sem escolha, o foco vai às opções').toBe(1);
    expect(await axeViolations(page)).toEqual([]);

    const refuse = { status: 503, contentType: 'application/problem+json', body: '{"title":"Fora do ar"}' };
    await page.route('**/vote', (route) => route.fulfill(refuse));
    await box.getByLabel('Âmbar').check();
    await box.getByRole('button', { name: 'Votar' }).click();
    await page.getByText('Fora do ar').waitFor();
    await box.getByLabel('Âmbar').waitFor();
    await page.unroute('**/vote');

    await box.getByLabel('Âmbar').check();
    await box.getByRole('button', { name: 'Votar' }).click();
    const mine = box.getByRole('listitem').filter({ hasText: 'Âmbar' });
    await mine.getByText('1 voto').waitFor();
    expect(await mine.textContent()).toContain('50\u00a0%');
    await box.getByText('2 pessoas votaram').waitFor();
    expect(await focusedPost(page)).toBe(post.id);
    await box.getByRole('button', { name: 'Mudar o voto' }).click();
    expect(await box.locator('input:checked:focus').count(), 'o foco vai ao voto dado').toBe(1);
    await box.getByLabel('Azul').check();
    await box.getByRole('button', { name: 'Votar' }).click();
    await box.getByRole('listitem').filter({ hasText: 'Azul' }).getByText('2 votos').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('a hashtag, as menções e o perfil com respostas mostram o que é de cada um', async (context) => {
    const { page } = await stage(context);
    await page.goto('/tags/coxia');
    await page.getByRole('heading', { name: '#coxia' }).waitFor();
    await page.getByRole('heading', { name: 'Nada com esta hashtag' }).waitFor();
    await page.goto('/tags/luz');
    await page.getByRole('article').filter({ hasText: 'Achei: estava na caixa' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const mention = await who('caio').publish({ text: 'Pergunta para @ana_torres.' });
    await page.getByRole('button', { name: /conta e preferências/u }).click();
    await page.getByRole('link', { name: 'Menções' }).click();
    await card(page, mention).waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await page.goto('/pessoas/caio_lima');
    await card(page, mention).waitFor();
    expect(await page.getByText('Atrás da 205.').count()).toBe(0);
    await page.getByRole('link', { name: 'Com respostas' }).click();
    await page.getByRole('article').filter({ hasText: 'Resposta 320' }).waitFor();
    await page.waitForURL('**/pessoas/caio_lima?respostas');
    expect(await axeViolations(page)).toEqual([]);
  });

  test('a busca abre pela tecla, destaca o que acertou, filtra e guarda tudo no endereço', async (context) => {
    const { page } = await stage(context);
    for (let number = 1; number <= 24; number += 1) {
      await who('bia').publish({ text: `Anotação ${number} sobre refletores elipsoidais.` });
    }
    await who('caio').publish({ text: 'Um refletor elipsoidal só. #oficina' });
    await page.goto('/descobrir');
    await page.getByRole('article').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('refletor');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/busca?q=refletor');
    const results = page.getByRole('feed', { name: 'Resultados da busca' }).getByRole('article');
    await expect.poll(() => results.count(), SOON).toBe(20);
    expect(await results.locator('mark').first().textContent()).toMatch(/^refletor(es)?$/u);
    await page.getByRole('button', { name: 'Mostrar mais resultados' }).click();
    await expect.poll(() => results.count(), SOON).toBe(25);
    expect(new Set(await idsOf(results)).size).toBe(25);
    expect(await axeViolations(page)).toEqual([]);

    await page.getByText('Filtros').click();
    await page.getByLabel('De quem').fill('@caio_lima');
    await page.getByRole('button', { name: 'Aplicar' }).click();
    await page.waitForURL('**/busca?q=refletor&de=caio_lima');
    await expect.poll(() => results.count(), SOON).toBe(1);
    await page.reload();
    await expect.poll(() => results.count(), SOON).toBe(1);
    expect(await page.getByLabel('De quem').inputValue()).toBe('caio_lima');
    await page.goBack();
    await expect.poll(() => results.count(), SOON).toBe(20);
    await page.getByLabel('Mais recentes').check();
    await page.waitForURL('**/busca?q=refletor&ordem=recentes');
    await expect
      .poll(async () => (await results.first().textContent())?.includes('só. #oficina'), SOON)
      .toBe(true);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  test('a busca que nada acha, a que se corrige, a que não dá para fazer e a que fica sem rede dizem o que houve', async (context) => {
    const { page, context: browser, troubles } = await stage(context);
    troubles.expectStatus(400);
    troubles.expectText('ERR_INTERNET_DISCONNECTED');
    await page.goto('/busca');
    const field = page.getByLabel('Buscar publicações');
    await page.getByRole('heading', { name: 'O que você procura?' }).waitFor();
    const search = async (text: string) => {
      await field.fill(text);
      await field.press('Enter');
    };
    await search('xilofone submarino');
    await page.getByRole('heading', { name: 'Nada encontrado' }).waitFor();
    await search('elipsoidaes');
    await page.getByText('Mostrando resultados para').waitFor();
    expect(await page.getByRole('article').count()).toBeGreaterThan(0);
    await search('-');
    await expect.poll(() => field.getAttribute('aria-invalid'), SOON).toBe('true');
    expect(await axeViolations(page)).toEqual([]);
    await browser.setOffline(true);
    await search('gelatina');
    await page.getByRole('alert').filter({ hasText: 'Sem resposta do Palco' }).waitFor();
    await browser.setOffline(false);
    await page.getByRole('article').first().waitFor();
  });

  test('nada disso deixou erro no console nem violou a CSP', async (context) => {
    const { troubles } = await stage(context);
    expect(troubles.list).toEqual([]);
  });
});
