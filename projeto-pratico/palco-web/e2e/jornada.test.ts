import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { requireStage } from './support/stage.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const PASSWORD = 'a luz cai no meio do palco';
/** Prazo folgado: a máquina de quem testa pode estar ocupada. */
const SOON = { timeout: 10_000 };
const stage = requireStage();

async function signUp(page: Page, name: string, handle: string) {
  await page.goto('/criar-conta');
  await page.getByLabel('Nome', { exact: true }).fill(name);
  await page.getByLabel('Nome de usuário').fill(handle);
  await page.getByLabel('E-mail').fill(`${handle}@exemplo.com.br`);
  await page.getByLabel('Senha').fill(PASSWORD);
  await page.getByRole('button', { name: 'Criar conta' }).click();
  await page.getByRole('heading', { name: 'O palco é seu' }).waitFor();
}

/** `shown` é como o texto aparece: um endereço perde o protocolo. */
async function publish(page: Page, text: string, shown = text) {
  await page.locator('body').press('n');
  await page.getByLabel('Texto da publicação').fill(text);
  await page.getByRole('button', { name: 'Publicar', exact: true }).last().click();
  await page.getByRole('article').filter({ hasText: shown }).waitFor();
}

const timeOf = (page: Page) => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);

/** Os testes contam uma história só, em ordem: cada um parte de onde o anterior parou. */
describe('jornada no navegador', () => {
  test('o cadastro com dados ruins aponta cada campo e leva o foco ao primeiro', async (context) => {
    const { page, troubles } = await stage(context);
    troubles.expectStatus(400, 401, 409, 422);
    await page.goto('/');
    await page.waitForURL('**/entrar');
    await page.getByRole('link', { name: 'Criar conta' }).click();
    await page.getByLabel('Nome', { exact: true }).fill('Ana Torres');
    await page.getByLabel('Nome de usuário').fill('a!');
    await page.getByLabel('E-mail').fill('sem-arroba');
    await page.getByLabel('Senha').fill('curta');
    await page.getByRole('button', { name: 'Criar conta' }).click();

    const handle = page.getByLabel('Nome de usuário');
    await expect.poll(() => handle.getAttribute('aria-invalid'), SOON).toBe('true');
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('name'));
    expect(focused).toBe('handle');
    for (const label of ['Nome de usuário', 'E-mail', 'Senha']) {
      const described = await page.getByLabel(label).getAttribute('aria-describedby');
      const id = described?.split(' ').at(-1) ?? '';
      expect(await page.locator(`[id="${id}"]`).textContent(), label).toMatch(/\S{3,}/u);
    }
    expect(await page.getByLabel('Nome', { exact: true }).getAttribute('aria-invalid')).toBeNull();
  });

  test('cria a conta, vê o palco vazio e publica um texto', async (context) => {
    const { page } = await stage(context);
    await signUp(page, 'Ana Torres', 'ana_torres');
    await publish(page, 'Ensaio aberto hoje. Veja https://exemplo.org/cartaz.', 'Ensaio aberto hoje.');
    const link = page.getByRole('link', { name: 'exemplo.org/cartaz' });
    expect(await link.getAttribute('href')).toBe('https://exemplo.org/cartaz');
    expect(await link.getAttribute('rel')).toContain('noopener');
  });

  test('o rascunho sobrevive a recarregar, e a sessão também', async (context) => {
    const { page } = await stage(context);
    await page.locator('body').press('n');
    await page.getByLabel('Texto da publicação').fill('Uma frase pela metade');
    await page.reload();
    await page.getByRole('article').first().waitFor();
    await page.locator('body').press('n');
    expect(await page.getByLabel('Texto da publicação').inputValue()).toBe('Uma frase pela metade');
    await page.getByLabel('Texto da publicação').fill('');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('um arquivo que não é vídeo é recusado antes de subir', async (context) => {
    const { page, dir } = await stage(context);
    const file = join(dir, 'foto.png');
    await writeFile(file, 'não sou um vídeo');
    await page.locator('body').press('n');
    await page.getByLabel('Escolher vídeo').setInputFiles(file);
    await page.getByText('“foto.png” não é um vídeo').waitFor();
    await page.keyboard.press('Escape');
  });

  test('um arquivo que só finge ser vídeo mostra a razão da API e deixa tentar de novo', async (context) => {
    const { page, dir, troubles } = await stage(context);
    troubles.expectStatus(415);
    const file = join(dir, 'falso.mp4');
    await writeFile(file, 'não sou um vídeo, mas o nome diz que sim');
    await page.locator('body').press('n');
    await page.getByLabel('Escolher vídeo').setInputFiles(file);
    await page.getByRole('button', { name: 'Enviar de novo' }).waitFor();
    const reason = await page.getByRole('dialog').getByRole('alert').textContent();
    expect(reason).toMatch(/\S{3,} \S+/u);
    await page.getByRole('button', { name: 'Remover o vídeo' }).click();
    await page.keyboard.press('Escape');
  });

  test('envia um clipe, espera ficar pronto e o vídeo anda', async (context) => {
    const { page, clip } = await stage(context);
    await page.locator('body').press('n');
    await page.getByLabel('Escolher vídeo').setInputFiles(clip);
    await page.getByLabel('Texto da publicação').fill('Primeiro teste de câmera');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Publicar/u })
      .click();

    const post = page.getByRole('article').filter({ hasText: 'Primeiro teste de câmera' });
    const play = post.getByRole('button', { name: 'Reproduzir o vídeo de Ana Torres' });
    await play.waitFor({ timeout: 60_000 });
    expect(await page.locator('video').getAttribute('src'), 'nada se baixa antes do pedido').toBeNull();
    await play.click();
    await expect.poll(() => timeOf(page), SOON).toBeGreaterThan(0);
    const before = await timeOf(page);
    await expect.poll(() => timeOf(page), SOON).toBeGreaterThan(before + 1);
    expect(await page.locator('html').getAttribute('data-playing'), 'a plateia se apaga').toBe('');
  });

  test('o tocador obedece ao teclado', async (context) => {
    const { page } = await stage(context);
    const player = page.getByRole('group', { name: 'Vídeo de Ana Torres' });
    await player.focus();
    await page.keyboard.press('k');
    await player.getByRole('button', { name: 'Reproduzir', exact: true }).waitFor();
    await page.locator('video').evaluate((video: HTMLVideoElement) => {
      video.currentTime = 0;
    });
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => timeOf(page), SOON).toBe(5);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => timeOf(page), SOON).toBe(0);
    await page.keyboard.press('m');
    await player.getByRole('button', { name: 'Ativar o som' }).waitFor();
    await player.getByRole('button', { name: 'Qualidade e velocidade' }).click();
    await player.getByRole('radio', { name: '1,5×' }).click();
    await player.getByRole('radio', { name: '1,5×', checked: true }).waitFor();
    expect(await page.locator('video').evaluate((video: HTMLVideoElement) => video.playbackRate)).toBe(1.5);
    expect(await player.getByRole('radio', { name: /^\d+p$/u }).count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await player.getByRole('group', { name: 'Velocidade' }).waitFor({ state: 'hidden' });
    expect(await page.locator('html').getAttribute('data-playing')).toBeNull();
  });

  test('anda pelas publicações, curte e abre pelo teclado', async (context) => {
    const { page } = await stage(context);
    await page.goto('/');
    await page.getByRole('article').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const focused = page.locator('article:focus');
    expect(await focused.getAttribute('aria-posinset')).toBe('2');
    await page.keyboard.press('l');
    await focused.getByRole('button', { name: 'Curtir, 1 curtida' }).waitFor();
    await page.keyboard.press('o');
    await page.waitForURL('**/publicacoes/**');
    await page.reload();
    await page.getByRole('button', { name: 'Curtir, 1 curtida', pressed: true }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Atalhos do teclado' }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('uma curtida que a API não recebe volta atrás e avisa', async (context) => {
    const { page, troubles } = await stage(context);
    troubles.expectStatus(503);
    const problem = { title: 'Fora do ar', detail: 'O Palco está em manutenção.', status: 503 };
    await page.route('**/like', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
    await page.getByRole('button', { name: 'Curtir, 1 curtida' }).click();
    await page.getByText('O Palco está em manutenção.').waitFor();
    await page.getByRole('button', { name: 'Curtir, 1 curtida', pressed: true }).waitFor();
    await page.unroute('**/like');
  });

  test('edita o perfil', async (context) => {
    const { page } = await stage(context);
    await page.goto('/pessoas/ana_torres');
    await page.getByRole('button', { name: 'Editar perfil' }).click();
    await page.getByLabel('Sobre você').fill('Operadora de luz em Olinda.');
    await page.getByRole('button', { name: 'Salvar' }).click();
    await page.getByText('Operadora de luz em Olinda.').waitFor();
  });

  test('sai, erra a senha, entra de novo e segue outra pessoa', async (context) => {
    const { page } = await stage(context);
    await page.getByRole('button', { name: /conta e preferências/u }).click();
    await page.getByRole('button', { name: 'Sair' }).click();
    await page.waitForURL('**/entrar');
    await signUp(page, 'Bia Ramos', 'bia_ramos');
    await page.goto('/pessoas/ana_torres');
    await page.getByRole('button', { name: 'Seguir Ana Torres', pressed: false }).click();
    await page.getByRole('button', { name: 'Seguir Ana Torres', pressed: true }).waitFor();
    await page.getByRole('link', { name: 'Início' }).click();
    await page.getByRole('article').filter({ hasText: 'Primeiro teste de câmera' }).waitFor();

    await page.getByRole('button', { name: /conta e preferências/u }).click();
    await page.getByRole('button', { name: 'Sair' }).click();
    await page.waitForURL('**/entrar');
    await page.getByLabel('Nome de usuário ou e-mail').fill('ana_torres');
    await page.getByLabel('Senha').fill('não é esta');
    await page.getByRole('button', { name: 'Entrar' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Senha').fill(PASSWORD);
    await page.getByRole('button', { name: 'Entrar' }).click();
    await page.getByRole('article').first().waitFor();
  });

  test.for(['dark', 'light'] as const)('nenhuma página viola a acessibilidade em %s', async (scheme, run) => {
    const { page, context, troubles } = await stage(run);
    troubles.expectStatus(404);
    await page.emulateMedia({ colorScheme: scheme });
    const problems: string[] = [];
    const check = async (target: Page, path: string, ready: string) => {
      await target.goto(path);
      await target.locator(ready).first().waitFor();
      problems.push(...(await axeViolations(target)).map((line) => `${path} ${scheme}: ${line}`));
    };
    await check(page, '/', 'article');
    await check(page, '/pessoas/ana_torres', 'article');
    await check(page, '/pessoas/ninguem_aqui', 'h1');
    await check(page, '/nao-existe', 'h1');
    await page.goto('/pessoas/bia_ramos');
    await page.getByRole('heading', { name: 'Nada publicado ainda' }).waitFor();
    problems.push(...(await axeViolations(page)));
    for (const key of ['n', '?']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      problems.push(...(await axeViolations(page)).map((line) => `caixa ${key} ${scheme}: ${line}`));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    const visitor = await context.browser()?.newContext({ baseURL: page.url(), colorScheme: scheme });
    const other = await visitor?.newPage();
    if (other) {
      await check(other, '/entrar', 'h1');
      await check(other, '/criar-conta', 'h1');
      await other.getByRole('button', { name: 'Criar conta' }).click();
      await other.locator('[aria-invalid]').first().waitFor();
      problems.push(...(await axeViolations(other)));
      await check(other, '/pessoas/ana_torres', 'article');
    }
    await visitor?.close();
    expect(problems).toEqual([]);
  });

  test('320 px de largura não rola de lado', async (context) => {
    const { page } = await stage(context);
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of ['/', '/pessoas/ana_torres', '/nao-existe']) {
      await page.goto(path);
      await page.locator('h1').first().waitFor();
      await page.locator('article, h1').last().waitFor();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, path).toBe(0);
    }
  });

  test('a lista continua sozinha, sem repetir, e voltar devolve a posição', async (context) => {
    const { page, palco } = await stage(context);
    const headers = { origin: palco.url };
    for (let number = 1; number <= 45; number += 1) {
      const data = { text: `Nota de ensaio ${number}` };
      expect((await page.request.post('/api/v1/posts', { data, headers })).status()).toBe(201);
    }
    await page.goto('/');
    const articles = page.getByRole('article');
    await articles.first().waitFor();
    await expect
      .poll(async () => {
        await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
        return articles.count();
      }, SOON)
      .toBe(47);
    await page.getByText('Você chegou ao fim.').waitFor();
    const ids = await articles.evaluateAll((all) => all.map((item) => item.getAttribute('data-post')));
    expect(new Set(ids).size).toBe(47);

    await page.evaluate(() => window.scrollTo(0, 2000));
    await expect.poll(() => page.evaluate(() => sessionStorage.length), SOON).toBeGreaterThan(0);
    const scrolled = () => page.evaluate(() => window.scrollY);
    const before = await scrolled();
    const visible = await articles.evaluateAll((all) =>
      all.find((item) => item.getBoundingClientRect().top > 100)?.getAttribute('data-post'),
    );
    await page.locator(`[data-post="${visible}"] [data-action="open"]`).click();
    await page.waitForURL('**/publicacoes/**');
    // O endereço muda antes de a página nova ser pintada, e é a pintura que leva ao alto.
    await expect.poll(scrolled, SOON).toBe(0);
    await page.goBack();
    await expect.poll(scrolled, SOON).toBe(before);
  });

  test('nada disso deixou erro no console nem violou a CSP', async (context) => {
    const { troubles } = await stage(context);
    expect(troubles.list).toEqual([]);
  });
});
