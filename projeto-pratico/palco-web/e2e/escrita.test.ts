import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, type TestContext, test, vi } from 'vitest';
import type { Draft, Post } from '../src/api/types.ts';
import { axeViolations } from './support/axe.ts';
import { call, enroll } from './support/person.ts';
import { requireStage } from './support/stage.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

/** Prazo folgado: a máquina de quem testa pode estar ocupada. */
const SOON = { timeout: 10_000 };
const stage = requireStage({ SCHEDULE_MIN_SECONDS: '1' });
const LOST = { times: 1 };

const box = (page: Page) => page.getByRole('dialog');
const textOf = (page: Page) => box(page).getByLabel('Texto da publicação');
const suggestions = (page: Page) => page.getByRole('listbox', { name: 'Sugestões' }).getByRole('option');
const sendButton = (page: Page, name = 'Publicar') => box(page).getByRole('button', { name, exact: true });
const isDetached = { state: 'detached' } as const;

async function read<Body>(context: BrowserContext, path: string): Promise<Body> {
  const answer = await context.request.get(`/api/v1${path}`);
  if (!answer.ok()) throw new Error(`GET ${path} deu ${answer.status()}: ${await answer.text()}`);
  return (await answer.json()) as Body;
}

const postsOf = async (context: BrowserContext, handle: string) =>
  (await read<{ items: Post[] }>(context, `/users/${handle}/posts?replies=true`)).items;
const draftsOf = async (context: BrowserContext) =>
  (await read<{ items: Draft[] }>(context, '/drafts')).items;

/** Violações nos dois temas, no que está na tela agora. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await axeViolations(page)).map((line) => `${colorScheme}: ${line}`));
  }
  return found;
}

/** A API recebe e responde, e a resposta se perde no caminho. */
const loseAnswer = (page: Page, path: string) =>
  page.route(
    path,
    async (route) => {
      if (route.request().method() === 'GET') return route.continue();
      await route.fetch();
      await route.abort('connectionreset');
    },
    LOST,
  );

let others: BrowserContext | undefined;

/** Outra pessoa, em um navegador só dela. */
async function ana(run: TestContext): Promise<BrowserContext> {
  const { browser, palco } = await stage(run);
  if (others) return others;
  others = await browser.newContext({ locale: 'pt-BR', baseURL: palco.url });
  await enroll(others, palco.url, 'ana_torres', 'ana@exemplo.com.br');
  return others;
}

const focusedLabel = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: field } = document;
    const label = field instanceof HTMLInputElement ? field.labels?.[0]?.textContent : null;
    return label ?? field?.getAttribute('aria-label');
  });

const publishAs = async (run: TestContext, who: BrowserContext, data: object) =>
  (await call(who, (await stage(run)).palco.url, { method: 'POST', path: '/posts', data })) as Post;

/** Os testes contam uma história só, em ordem: cada um parte de onde o anterior parou. */
describe('escrever no navegador', () => {
  test('só pelo teclado: completa menção e hashtag, avisa, escolhe quem vê e publica', async (run) => {
    const { page, context, palco } = await stage(run);
    await publishAs(run, await ana(run), { text: 'Ensaio aberto hoje. #Estreia' });
    await enroll(context, palco.url, 'lia_luz', 'lia@exemplo.com.br');
    await page.goto('/');
    await page.getByRole('button', { name: 'Publicar', exact: true }).first().waitFor();
    await page.keyboard.press('n');
    await page.locator('textarea:focus').waitFor();

    await page.keyboard.type('Fui com @an');
    const options = suggestions(page);
    await options.first().waitFor();
    expect(await textOf(page).getAttribute('aria-activedescendant')).toBe(
      await options.first().getAttribute('id'),
    );
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await options.first().waitFor(isDetached);
    expect(await box(page).count(), 'Esc fecha só a lista').toBe(1);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('@ana');
    await options.first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await textOf(page).inputValue()).toBe('Fui com @ana_torres ');
    await page.keyboard.type('à #est');
    await options.first().waitFor();
    await page.keyboard.press('Tab');
    expect(await textOf(page).inputValue()).toBe('Fui com @ana_torres à #estreia ');
    await page.keyboard.press('Control+z');
    expect(await textOf(page).inputValue(), 'desfazer funciona').toContain('#est');
    await page.keyboard.press('Control+Shift+z');

    await box(page).getByRole('button', { name: 'Aviso de conteúdo' }).press('Enter');
    await expect.poll(() => focusedLabel(page), SOON).toBe('Aviso de conteúdo');
    await page.keyboard.press('Control+Enter');
    await box(page).getByText('Escreva o aviso, ou tire-o.').waitFor();
    await page.keyboard.type('Conta o final');
    await box(page).getByLabel('Quem vê').selectOption('Não listada');
    await box(page).getByText('Fica fora das listas e da busca').waitFor();
    await page.keyboard.press('Control+Enter');
    await box(page).waitFor(isDetached);
    const [post] = await postsOf(context, 'lia_luz');
    expect(post).toMatchObject({ warning: 'Conta o final', visibility: 'unlisted', version: 1 });
    expect(post?.entities.map(({ kind }) => kind)).toEqual(['mention', 'tag']);
  });

  test('conta por caracteres que se veem, avisa perto do fim e diz quanto cortar', async (run) => {
    const { page } = await stage(run);
    await page.keyboard.press('n');
    await textOf(page).fill('👩‍👩‍👧'.repeat(490));
    await box(page).getByText('Cabem mais 10 caracteres').waitFor();
    await textOf(page).fill(`${'👩‍👩‍👧'.repeat(490)}${'a'.repeat(11)}`);
    await sendButton(page).click();
    await box(page).getByText('Corte 1 caractere: o limite é 500.').waitFor();
    expect(await textOf(page).getAttribute('aria-invalid')).toBe('true');
    await textOf(page).fill('');
  });

  test('a resposta que se perde não publica duas vezes, nem depois de recarregar', async (run) => {
    const { page, context, troubles } = await stage(run);
    troubles.expectText('net::ERR_CONNECTION_RESET');
    await loseAnswer(page, '**/api/v1/posts');
    await textOf(page).fill('Uma vez só');
    await sendButton(page).click();
    await box(page).getByText('O Palco não respondeu').waitFor();
    await page.reload();
    await page.getByRole('article').first().waitFor();
    await page.keyboard.press('n');
    expect(await textOf(page).inputValue()).toBe('Uma vez só');
    await sendButton(page).click();
    await page.getByText('Publicação feita.').waitFor();
    const same = (await postsOf(context, 'lia_luz')).filter(({ text }) => text === 'Uma vez só');
    expect(same).toHaveLength(1);
    expect(await page.getByRole('article').filter({ hasText: 'Uma vez só' }).count()).toBe(1);
  });

  test('se o texto mudou depois da resposta perdida, quem decide publicar outra é a pessoa', async (run) => {
    const { page, context, troubles } = await stage(run);
    troubles.expectStatus(422);
    await loseAnswer(page, '**/api/v1/posts');
    await page.keyboard.press('n');
    await textOf(page).fill('Primeira versão');
    await sendButton(page).click();
    await box(page).getByText('O Palco não respondeu').waitFor();
    await textOf(page).fill('Segunda versão');
    await sendButton(page).click();
    const another = box(page).getByRole('button', { name: 'Publicar como outra' });
    await another.waitFor();
    expect((await postsOf(context, 'lia_luz')).map(({ text }) => text)).not.toContain('Segunda versão');
    await another.click();
    await box(page).waitFor(isDetached);
    const texts = (await postsOf(context, 'lia_luz')).map(({ text }) => text);
    expect(texts.slice(0, 2)).toEqual(['Segunda versão', 'Primeira versão']);
  });

  test('em duas abas, o que só uma tem fica guardado, e o que as duas têm sai uma vez', async (run) => {
    const { page, context } = await stage(run);
    const other = await context.newPage();
    const start = async (tab: Page, text: string) => {
      await tab.goto('/');
      await tab.getByRole('article').first().waitFor();
      await tab.keyboard.press('n');
      await textOf(tab).fill(text);
    };
    await start(other, 'Só na segunda aba');
    await start(page, 'Só na primeira aba');
    await sendButton(page).click();
    await box(page).waitFor(isDetached);
    await other.reload();
    await other.getByRole('article').first().waitFor();
    await other.keyboard.press('n');
    expect(await textOf(other).inputValue()).toBe('Só na segunda aba');

    await page.reload();
    await page.getByRole('article').first().waitFor();
    await page.keyboard.press('n');
    expect(await textOf(page).inputValue()).toBe('Só na segunda aba');
    await sendButton(page).click();
    await box(page).waitFor(isDetached);
    await expect.poll(() => textOf(other).inputValue(), SOON).toBe('');
    await other.close();
  });

  test('a sessão que acaba no meio não leva o que se escrevia, e a página diz isso', async (run) => {
    const { page, context, troubles } = await stage(run);
    troubles.expectStatus(401);
    const cookies = await context.cookies();
    const post = await publishAs(run, context, { text: 'Quem abre a coxia?' });
    await page.goto(`/publicacoes/${post.id}`);
    await page.getByRole('button', { name: 'Responder a lia luz' }).click();
    const reply = page.getByLabel('Texto da resposta');
    await reply.fill('Eu abro');
    await context.clearCookies();
    await page.keyboard.press('Control+Enter');
    await page.getByText('o que você escrevia ficou guardado').waitFor();
    await context.addCookies(cookies);
    await page.reload();
    await page.getByRole('button', { name: 'Continuar a resposta a lia luz' }).click();
    expect(await reply.inputValue()).toBe('Eu abro');
    await reply.fill('');
    await page.getByRole('button', { name: 'Fechar' }).click();
    await page.locator('button:focus', { hasText: 'Responder a lia luz' }).waitFor();
    await page.goto('/');
    await page.getByRole('article').first().waitFor();
  });

  test('o que a API recusa aparece no campo que ela diz', async (run) => {
    const { page, troubles } = await stage(run);
    troubles.expectStatus(400);
    await page.route(
      '**/api/v1/posts',
      (route) =>
        route.fulfill({
          status: 400,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            status: 400,
            errors: [{ field: 'warning', message: 'Este aviso não serve.' }],
          }),
        }),
      LOST,
    );
    await page.keyboard.press('n');
    await textOf(page).fill('Com aviso');
    await box(page).getByRole('button', { name: 'Aviso de conteúdo' }).click();
    const warning = box(page).getByRole('textbox', { name: 'Aviso de conteúdo' });
    await warning.fill('Qualquer');
    await sendButton(page).click();
    await box(page).getByText('Este aviso não serve.').waitFor();
    await expect.poll(() => warning.evaluate((field) => field === document.activeElement), SOON).toBe(true);
    await box(page).getByRole('button', { name: 'Aviso de conteúdo' }).click();
    await textOf(page).fill('');
    await page.keyboard.press('Escape');
  });

  test('responde a uma conversa fechada sem poder abri-la, e cita o que é público', async (run) => {
    const { page, context } = await stage(run);
    const closed = await publishAs(run, await ana(run), {
      text: 'Só para @lia_luz',
      visibility: 'private',
    });
    await page.goto(`/publicacoes/${closed.id}`);
    const card = page.getByRole('article').first();
    await card.getByRole('button', { name: /^Responder/u }).click();
    const reply = page.getByLabel('Texto da resposta');
    await reply.waitFor();
    expect(await reply.inputValue()).toBe('@ana_torres ');
    expect(await page.getByLabel('Quem vê').getByRole('option').allTextContents()).toEqual(['Privada']);
    expect(await violations(page)).toEqual([]);
    await reply.press('End');
    await page.keyboard.type('combinado');
    await page.keyboard.press('Control+Enter');
    await reply.waitFor(isDetached);
    await page.getByRole('article').filter({ hasText: 'combinado' }).waitFor();

    await page.goto('/descobrir');
    const target = page.getByRole('article').filter({ hasText: 'Ensaio aberto hoje.' });
    await target.getByRole('button', { name: /^Citar/u }).click();
    await box(page).getByRole('figure', { name: 'Publicação citada' }).waitFor();
    await textOf(page).fill('Vale a pena');
    expect(await violations(page)).toEqual([]);
    await sendButton(page).click();
    await box(page).waitFor(isDetached);
    const mine = await postsOf(context, 'lia_luz');
    expect(mine.find(({ text }) => text === 'Vale a pena')?.quote).toMatchObject({
      text: 'Ensaio aberto hoje. #Estreia',
    });
    expect(mine.find(({ text }) => text.includes('combinado'))).toMatchObject({
      inReplyToId: closed.id,
      visibility: 'private',
    });
  });

  test('edita; se outra janela salvou antes, mostra os dois textos e deixa escolher', async (run) => {
    const { page, context, palco, troubles } = await stage(run);
    troubles.expectStatus(409);
    const post = await publishAs(run, context, { text: 'Estreia na sexta' });
    const rewrite = (text: string) =>
      call(context, palco.url, { method: 'PATCH', path: `/posts/${post.id}`, data: { text } });
    const openEdit = async () => {
      await page.getByRole('button', { name: 'Editar', exact: true }).click();
      await textOf(page).waitFor();
    };
    await page.goto(`/publicacoes/${post.id}`);
    await page.getByRole('button', { name: 'Mais ações' }).first().click();
    await openEdit();
    expect(await box(page).getByLabel('Quem vê').count(), 'quem vê não muda depois').toBe(0);
    await textOf(page).fill('Estreia no sábado');
    await sendButton(page, 'Salvar').click();
    await page.getByRole('article').filter({ hasText: 'Estreia no sábado' }).first().waitFor();

    await openEdit();
    await rewrite('Estreia no domingo');
    await textOf(page).fill('Estreia na segunda');
    await page.keyboard.press('Control+Enter');
    await box(page).getByRole('region', { name: 'No ar agora' }).getByText('domingo').waitFor();
    await box(page).getByRole('region', { name: 'O que você escreveu' }).getByText('segunda').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.locator('[role="alert"]:focus').count(), 'o foco vai à comparação').toBe(1);
    await sendButton(page, 'Continuar editando').click();
    expect(await textOf(page).inputValue()).toBe('Estreia na segunda');
    await rewrite('Estreia na terça');
    await page.keyboard.press('Control+Enter');
    await box(page).getByText('Estreia na terça').waitFor();
    await sendButton(page, 'Salvar o meu').click();
    await box(page).waitFor(isDetached);
    const now = await read<Post>(context, `/posts/${post.id}`);
    expect(now).toMatchObject({ text: 'Estreia na segunda', version: 5 });
  });

  test('guarda rascunhos, reabre, publica, apaga e desfaz; sem rede e com demora diz isso', async (run) => {
    const { page, context, troubles } = await stage(run);
    troubles.expectStatus(503);
    troubles.expectText('net::ERR_INTERNET_DISCONNECTED');
    await page.getByRole('button', { name: /conta e preferências/u }).click();
    await page.getByRole('link', { name: 'Rascunhos' }).click();
    await page.getByRole('heading', { name: 'Nada pela metade' }).waitFor();
    expect(await violations(page)).toEqual([]);
    for (const text of ['Uma ideia', 'Outra ideia']) {
      await page.locator('body').press('n');
      await textOf(page).fill(text);
      // Dois cliques, um rascunho só.
      await box(page).getByRole('button', { name: 'Guardar rascunho' }).dblclick();
      await page.getByRole('button', { name: new RegExp(`^${text}`, 'u') }).waitFor();
    }
    expect(await draftsOf(context)).toHaveLength(2);
    await page.locator('body').press('n');
    expect(await textOf(page).inputValue(), 'a caixa se esvazia').toBe('');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: /^Uma ideia/u }).click();
    await textOf(page).fill('Uma ideia melhor');
    await loseAnswer(page, '**/api/v1/drafts/*/publication');
    await sendButton(page).click();
    await box(page).getByText('O Palco não respondeu').waitFor();
    await sendButton(page).click();
    await box(page).waitFor(isDetached);
    await page.getByRole('button', { name: /^Uma ideia/u }).waitFor(isDetached);
    const out = (await postsOf(context, 'lia_luz')).filter(({ text }) => text === 'Uma ideia melhor');
    expect(out).toHaveLength(1);

    await page.route('**/api/v1/drafts/*', (route) => route.fulfill({ status: 503, body: '' }), LOST);
    await page.getByRole('button', { name: 'Apagar “Outra ideia”' }).click();
    await box(page).getByRole('button', { name: 'Apagar' }).click();
    await page.getByText('não conseguiu responder').waitFor();
    await page.getByRole('button', { name: /^Outra ideia/u }).waitFor();
    await context.setOffline(true);
    await page.getByText('Sem conexão.').waitFor();
    await page.getByRole('button', { name: 'Publicar', exact: true }).last().click();
    await page.getByText('O Palco não respondeu').waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Apagar “Outra ideia”' }).click();
    await box(page).getByRole('button', { name: 'Apagar' }).click();
    await page.getByRole('heading', { name: 'Nada pela metade' }).waitFor();
    await expect.poll(() => draftsOf(context), SOON).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Rascunhos');

    await page.route('**/api/v1/drafts?*', (route) => route.fulfill({ status: 503, body: '' }), LOST);
    await page.reload();
    await page.getByRole('button', { name: 'Tentar de novo' }).click();
    await page.getByRole('heading', { name: 'Nada pela metade' }).waitFor();
  });

  test('agenda uma enquete, desfaz, e o que não pôde sair diz por quê', async (run) => {
    const { page, context, palco, troubles } = await stage(run);
    troubles.expectStatus(404);
    await page.locator('body').press('n');
    await textOf(page).fill('Qual peça?');
    await box(page).getByRole('button', { name: 'Enquete' }).click();
    await box(page).getByLabel('Opção 1').fill('Hamlet');
    await page.keyboard.press('Enter');
    expect(await box(page).count(), 'Enter em uma opção não publica').toBe(1);
    await sendButton(page).click();
    await box(page).getByText('Escreva ao menos duas opções').waitFor();
    await box(page).getByLabel('Opção 2').fill('Auto da Compadecida');
    await box(page).getByRole('button', { name: 'Acrescentar opção' }).click();
    await expect.poll(() => focusedLabel(page), SOON).toBe('Opção 3');
    await page.keyboard.type('Macbeth');
    await box(page).getByRole('button', { name: 'Tirar a opção 3' }).click();
    await box(page).getByLabel('Dá para escolher mais de uma').check();
    await box(page).getByLabel('Votação aberta por').selectOption('3 dias');
    await box(page).getByRole('button', { name: 'Marcar a hora' }).click();
    await box(page).getByLabel('Sai em').fill('2020-01-01T10:00');
    await sendButton(page, 'Agendar').click();
    await box(page).getByText('Escolha uma hora daqui a um minuto ou mais.').waitFor();
    expect(await violations(page)).toEqual([]);
    const year = new Date().getFullYear() + 1;
    await box(page).getByLabel('Sai em').fill(`${year}-01-15T20:30`);
    await sendButton(page, 'Agendar').click();
    await page.getByRole('heading', { name: 'Vão sair' }).waitFor();
    const [draft] = await draftsOf(context);
    expect(draft?.poll).toEqual({
      options: ['Hamlet', 'Auto da Compadecida'],
      multiple: true,
      durationSeconds: 259_200,
    });
    const when = new Date(`${year}-01-15T20:30`).toISOString();
    expect(new Date(draft?.scheduledFor ?? '').toISOString()).toBe(when);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Desfazer o agendamento' }).click();
    await page.getByRole('heading', { name: 'Guardados' }).waitFor();
    expect((await draftsOf(context))[0]?.scheduledFor).toBeNull();

    const parent = await publishAs(run, await ana(run), { text: 'Vou apagar isto' });
    const at = new Date(Date.now() + 2500).toISOString();
    const doomed = (await call(context, palco.url, {
      method: 'POST',
      path: '/drafts',
      data: { text: 'Resposta tardia', inReplyToId: parent.id },
    })) as Draft;
    await call(context, palco.url, {
      method: 'POST',
      path: `/drafts/${doomed.id}/publication`,
      data: { at },
    });
    await call(await ana(run), palco.url, { method: 'DELETE', path: `/posts/${parent.id}` });
    const problem = async () => (await read<Draft>(context, `/drafts/${doomed.id}`)).problem;
    await expect.poll(problem, { timeout: 20_000, interval: 250 }).not.toBeNull();
    await page.reload();
    await page.getByText('Não saiu na hora marcada.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Resposta tardia/u }).click();
    await box(page).getByText('não está disponível agora').waitFor();
    await box(page).getByRole('button', { name: 'Não responder mais' }).click();
    await sendButton(page).click();
    await box(page).waitFor(isDetached);
    const [late] = await postsOf(context, 'lia_luz');
    expect(late).toMatchObject({ text: 'Resposta tardia', inReplyToId: null });
  });

  test('no telefone, a caixa e os rascunhos cabem em 320 de largura', async (run) => {
    const { page } = await stage(run);
    await page.setViewportSize({ width: 320, height: 640 });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await overflow()).toBe(0);
    await page.getByRole('button', { name: /^Qual peça\?/u }).click();
    await box(page).getByLabel('Opção 2').waitFor();
    expect(await box(page).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
    await box(page).getByLabel('Opção 2').focus();
    await textOf(page).click();
    await textOf(page).press('End');
    await page.keyboard.type(' @an');
    await suggestions(page).first().click();
    expect(await textOf(page).inputValue()).toContain('@ana_torres');
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  test('nada disso deixou erro no console nem violou a CSP', async (run) => {
    const { troubles } = await stage(run);
    await others?.close();
    expect(troubles.list).toEqual([]);
  });
});
