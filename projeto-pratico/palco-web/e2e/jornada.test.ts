import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { fillSignIn, PASSWORD } from './support/person.ts';
import { makePhoto } from './support/photo.ts';
import { requireStage } from './support/stage.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

/** Prazo folgado: a máquina de quem testa pode estar ocupada. */
const SOON = { timeout: 10_000 };
const stage = requireStage();

async function signUp(page: Page, name: string, handle: string) {
  await page.goto('/criar-conta');
  await page.getByLabel('Nome', { exact: true }).fill(name);
  await page.getByLabel('Nome de usuário').fill(handle);
  await page.getByLabel('E-mail').fill(`${handle}@exemplo.com.br`);
  await page.getByLabel('Senha', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Criar conta' }).click();
  await page.getByRole('heading', { name: 'Confira o seu e-mail' }).waitFor();
  await page.getByRole('link', { name: 'Abrir o correio' }).click();
  await confirmByLetter(page, `${handle}@exemplo.com.br`);
}

/** Do correio aberto até a página inicial, pelo endereço que está na mensagem. */
async function confirmByLetter(page: Page, email: string) {
  const letter = page.getByRole('listitem').filter({ hasText: `Para ${email}` });
  await letter.getByRole('link', { name: /confirmar-email#/u }).click();
  await page.getByLabel('Senha', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Confirmar' }).click();
  await page.getByRole('heading', { name: 'O palco é seu' }).waitFor();
}

/** `shown` é como o texto aparece: um endereço perde o protocolo. */
async function publish(page: Page, text: string, shown = text) {
  await page.locator('body').press('n');
  await page.getByLabel('Texto da publicação').fill(text);
  await page.getByRole('button', { name: 'Publicar', exact: true }).last().click();
  await page.getByRole('article').filter({ hasText: shown }).waitFor();
}

async function signOut(page: Page) {
  await page.getByRole('button', { name: /conta e preferências/u }).click();
  await page.getByRole('button', { name: 'Sair' }).click();
  await page.getByRole('heading', { name: 'A luz está em' }).waitFor();
}

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
const scrolledTo = (page: Page) => page.evaluate(() => window.scrollY);
const timeOf = (page: Page) => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);

/** Os testes contam uma história só, em ordem: cada um parte de onde o anterior parou. */
describe('jornada no navegador', () => {
  test('o cadastro com dados ruins aponta cada campo e leva o foco ao primeiro', async (context) => {
    const { page, troubles } = await stage(context);
    troubles.expectStatus(400);
    await page.goto('/');
    await page.getByRole('heading', { name: 'Ninguém publicou ainda' }).waitFor();
    await page.goto('/correio');
    await page.getByRole('heading', { name: 'Nenhuma mensagem ainda' }).waitFor();
    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name: 'Criar conta' }).click();
    await page.waitForURL('**/criar-conta');
    await expect.poll(() => focusedText(page), SOON).toBe('Criar conta');
    await page.getByLabel('Nome', { exact: true }).fill('Ana Torres');
    await page.getByLabel('Nome de usuário').fill('João Silva!');
    await page.getByLabel('E-mail').fill('sem-arroba');
    await page.getByLabel('Senha', { exact: true }).fill('curta');
    await page.getByRole('button', { name: 'Criar conta' }).click();

    const handle = page.getByLabel('Nome de usuário');
    await expect.poll(() => handle.getAttribute('aria-invalid'), SOON).toBe('true');
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('name'));
    expect(focused).toBe('handle');
    for (const label of ['Nome de usuário', 'E-mail', 'Senha']) {
      const described = await page.getByLabel(label, { exact: true }).getAttribute('aria-describedby');
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

  test('o correio que não responde diz isso e oferece tentar de novo; o que não existe, onde procurar', async (context) => {
    const { page, troubles } = await stage(context);
    troubles.expectStatus(503, 404);
    const answer = async (status: number, title: string) => {
      await page.route('**/api/v1/letters', (route) =>
        route.fulfill({
          status,
          contentType: 'application/problem+json',
          body: JSON.stringify({ status, title }),
        }),
      );
      await page.goto('/correio');
    };
    await answer(404, 'Nada aqui');
    await page.getByRole('heading', { name: 'Sem caixa de correio aqui' }).waitFor();
    await page.unroute('**/api/v1/letters');
    await answer(503, 'Fora do ar');
    await page.getByRole('heading', { name: 'Fora do ar' }).waitFor();
    await page.unroute('**/api/v1/letters');
    await page.getByRole('heading', { name: 'Fora do ar' }).waitFor({ state: 'detached' });
    await page.getByRole('listitem').filter({ hasText: 'Confirme a sua conta' }).waitFor();
    await page.goto('/');
    await page.getByRole('article').first().waitFor();
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

  test('um arquivo que só finge ser vídeo diz que não serve e oferece escolher outro', async (context) => {
    const { page, dir, troubles } = await stage(context);
    troubles.expectStatus(415);
    const file = join(dir, 'falso.mp4');
    await writeFile(file, 'não sou um vídeo, mas o nome diz que sim');
    await page.locator('body').press('n');
    await page.getByLabel('Escolher vídeo').setInputFiles(file);
    await page.getByRole('button', { name: 'Escolher outro vídeo' }).waitFor();
    await page.getByText('O conteúdo de “falso.mp4” não é de um vídeo').waitFor();
    await page.getByRole('button', { name: 'Remover o vídeo' }).click();
    await page.locator('textarea:focus').waitFor();
    await page.getByRole('button', { name: 'Publicar', exact: true }).last().click();
    await page.getByText('Escreva alguma coisa antes de publicar.').waitFor();
    await page.keyboard.press('Escape');
  });

  test('envia um clipe, espera ficar pronto e o vídeo anda', async (context) => {
    const { page, clip } = await stage(context);
    await page.locator('body').press('n');
    await page.getByLabel('Escolher vídeo').setInputFiles(await clip());
    await page.getByLabel('Texto da publicação').fill('Primeiro teste de câmera');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Publicar/u })
      .click();

    const post = page.getByRole('article').filter({ hasText: 'Primeiro teste de câmera' });
    const play = post.getByRole('button', { name: 'Reproduzir o vídeo de Ana Torres' });
    await play.waitFor({ timeout: 60_000 });
    expect(await page.locator('video').getAttribute('src'), 'nada se baixa antes do pedido').toBeNull();
    await play.press('Enter');
    await expect.poll(() => timeOf(page), SOON).toBeGreaterThan(0);
    const before = await timeOf(page);
    await expect.poll(() => timeOf(page), SOON).toBeGreaterThan(before + 1);
    expect(await page.locator('html').getAttribute('data-playing'), 'a plateia se apaga').toBe('');
  });

  test('o tocador obedece ao teclado', async (context) => {
    const { page } = await stage(context);
    const player = page.getByRole('group', { name: 'Vídeo de Ana Torres' });
    expect(await player.evaluate((box) => box.contains(document.activeElement)), 'o foco ficou').toBe(true);
    await page.keyboard.press('k');
    await player.getByRole('button', { name: 'Reproduzir', exact: true }).waitFor();
    await page.locator('video').evaluate((video: HTMLVideoElement) => {
      video.currentTime = 0;
    });
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => timeOf(page), SOON).toBe(5);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => timeOf(page), SOON).toBe(0);
    const volume = player.getByLabel('Volume');
    await volume.press('ArrowLeft');
    expect(await timeOf(page), 'a seta no volume não anda no vídeo').toBe(0);
    await expect
      .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.volume), SOON)
      .toBeLessThan(1);
    await player.getByLabel('Posição no vídeo').press('ArrowUp');
    await expect.poll(() => timeOf(page), SOON).toBe(5);
    await player.focus();
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

  test('reabrir a caixa suspende a publicação marcada para o fim do envio', async (context) => {
    const { page, clip } = await stage(context);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/v1/videos', async (route) => {
      await held;
      await route.continue();
    });
    await page.locator('body').press('n');
    const text = page.getByLabel('Texto da publicação');
    await text.fill('Ainda não');
    await page.getByLabel('Escolher vídeo').setInputFiles(await clip());
    await page.getByRole('button', { name: 'Publicar quando o envio terminar' }).click();
    await page.getByRole('button', { name: /a publicação sai ao terminar/u }).click();
    await text.fill('Ainda não acabei de escrever');
    release();
    await page
      .getByRole('dialog')
      .getByText(/^Enviado ·/u)
      .waitFor();
    expect(await text.inputValue()).toBe('Ainda não acabei de escrever');
    expect(await page.getByRole('article').filter({ hasText: 'Ainda não' }).count()).toBe(0);
    const erased = page.waitForResponse((response) => response.request().method() === 'DELETE');
    await page.getByRole('button', { name: 'Remover o vídeo' }).click();
    expect((await erased).status(), 'o vídeo de que se desistiu sai do servidor').toBe(204);
    await text.fill('');
    await page.keyboard.press('Escape');
    await page.unroute('**/api/v1/videos');
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

  test('edita o perfil e põe uma foto maior do que a API aceita', async (context) => {
    const { page, dir } = await stage(context);
    await page.goto('/pessoas/ana_torres');
    await page.getByRole('button', { name: 'Editar perfil' }).click();
    await page.getByLabel('Sobre você').fill('Operadora de luz em Olinda.');
    await page.getByLabel('Escolher foto').setInputFiles(await makePhoto(dir));
    await page.getByRole('dialog').locator('img[src^="blob:"]').waitFor();
    await page.getByRole('button', { name: 'Salvar' }).click();
    await page.getByText('Operadora de luz em Olinda.').waitFor();
    for (const place of ['main header img', 'article img', 'nav img']) {
      const photo = page.locator(place).first();
      await expect.poll(() => photo.getAttribute('src'), SOON).toMatch(/^\/media\/avatars\//u);
      await expect
        .poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth), SOON)
        .toBe(512);
    }
  });

  test('troca o nome de usuário: o perfil muda de endereço, e as publicações o acompanham', async (context) => {
    const { page, troubles } = await stage(context);
    troubles.expectStatus(400);
    const rename = async (handle: string) => {
      await page.getByRole('button', { name: 'Editar perfil' }).click();
      await page.getByLabel('Nome de usuário').fill(handle);
      await page.getByRole('button', { name: 'Salvar' }).click();
    };
    await rename('suporte');
    const field = page.getByLabel('Nome de usuário');
    await expect.poll(() => field.getAttribute('aria-invalid'), SOON).toBe('true');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await rename('@ana_luz');
    await page.waitForURL('**/pessoas/ana_luz');
    await page.getByRole('article').first().getByText('@ana_luz').waitFor();
    await rename('ana_torres');
    await page.waitForURL('**/pessoas/ana_torres');
  });

  test('um arquivo que só finge ser foto é recusado pelo conteúdo; a foto se tira', async (context) => {
    const { page, dir, troubles } = await stage(context);
    troubles.expectStatus(415);
    const fake = join(dir, 'falsa.png');
    await writeFile(fake, '<html>não sou uma foto</html>');
    await page.getByRole('button', { name: 'Editar perfil' }).click();
    await page.getByLabel('Escolher foto').setInputFiles(fake);
    await page.getByRole('button', { name: 'Salvar' }).click();
    await page.getByText('Envie uma imagem PNG, JPEG ou WebP.').waitFor();
    await page.getByRole('button', { name: 'Tirar' }).click();
    await expect.poll(() => focusedText(page), SOON).toBe('Pôr uma foto');
    await page.getByRole('button', { name: 'Salvar' }).click();
    await page.getByText('Perfil atualizado.').waitFor();
    await expect.poll(() => page.locator('img').count(), SOON).toBe(0);
  });

  test('selecionar texto e soltar fora da caixa não a fecha', async (context) => {
    const { page } = await stage(context);
    await page.getByRole('button', { name: 'Editar perfil' }).click();
    const bio = page.getByLabel('Sobre você');
    await bio.fill('Uma frase que não se pode perder.');
    const box = await bio.boundingBox();
    if (!box) throw new Error('O campo não está na tela.');
    await page.mouse.move(box.x + 40, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(4, 4, { steps: 4 });
    await page.mouse.up();
    expect(await bio.inputValue()).toBe('Uma frase que não se pode perder.');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Editar perfil' }).click();
    expect(await bio.inputValue(), 'fechar sem salvar guarda o texto').toBe(
      'Uma frase que não se pode perder.',
    );
    await page.keyboard.press('Escape');
  });

  test('os atalhos de uma tecla podem ser desligados', async (context) => {
    const { page } = await stage(context);
    const choice = page.getByLabel('Usar atalhos de uma tecla nas páginas');
    await page.keyboard.press('?');
    await choice.uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    expect(await page.getByRole('dialog').count()).toBe(0);
    const account = page.getByRole('button', { name: /conta e preferências/u }).first();
    await account.click();
    await page.getByRole('button', { name: 'Atalhos do teclado' }).click();
    await choice.check();
    await page.keyboard.press('Escape');
  });

  test('sem rede a página diz isso, e o que faltou chega sozinho quando ela volta', async (context) => {
    const { page, context: browser, troubles } = await stage(context);
    troubles.expectText('ERR_INTERNET_DISCONNECTED');
    await browser.setOffline(true);
    await page.getByText('Sem conexão.').waitFor();
    await page.getByRole('link', { name: 'Descobrir' }).click();
    await page.getByRole('alert').filter({ hasText: 'Sem resposta do Palco' }).waitFor();
    await browser.setOffline(false);
    await page.getByText('Sem conexão.').waitFor({ state: 'detached' });
    await page.getByRole('article').first().waitFor();
  });

  test('sair da página antes de o tocador chegar não deixa som atrás', async (context) => {
    const { page } = await stage(context);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let asset = '';
    await page.route('**/assets/hls-*.js', async (route) => {
      asset = route.request().url();
      await held;
      await route.continue();
    });
    await page.reload();
    await page.evaluate(() => {
      const play = HTMLMediaElement.prototype.play;
      HTMLMediaElement.prototype.play = function count(this: HTMLMediaElement) {
        document.documentElement.dataset.plays = 'sim';
        return play.call(this);
      };
    });
    await page.getByRole('button', { name: 'Reproduzir o vídeo de Ana Torres' }).click();
    await page.getByRole('link', { name: 'Perfil' }).click();
    await page.getByRole('heading', { name: 'Ana Torres', level: 1 }).waitFor();
    await expect.poll(() => asset, SOON).not.toBe('');
    release();
    // O mesmo módulo, já em memória: quando ele responde aqui, respondeu também a quem o pediu antes.
    await page.evaluate(
      `import(${JSON.stringify(asset)}).then(() => new Promise((done) => setTimeout(done)))`,
    );
    expect(await page.locator('html').getAttribute('data-plays')).toBeNull();
    await page.unroute('**/assets/hls-*.js');
  });

  test('quem não entrou vê o que se publica, e o botão de seguir leva à entrada e volta', async (context) => {
    const { page } = await stage(context);
    await signOut(page);
    await page.getByRole('article').filter({ hasText: 'Primeiro teste de câmera' }).waitFor();
    await page.goto('/pessoas/ana_torres');
    await page.getByRole('button', { name: 'Seguir Ana Torres' }).click();
    await page.waitForURL('**/entrar?voltar=%2Fpessoas%2Fana_torres');
  });

  test('quem chega segue alguém pelas sugestões, sai, erra a senha e entra de novo', async (context) => {
    const { page, troubles } = await stage(context);
    troubles.expectStatus(401);
    await signUp(page, 'Bia Ramos', 'bia_ramos');
    await page.getByRole('main').getByRole('button', { name: 'Seguir Ana Torres' }).click();
    await page.getByRole('button', { name: 'Seguindo Ana Torres' }).waitFor();
    await page.getByRole('article').filter({ hasText: 'Primeiro teste de câmera' }).waitFor();

    await signOut(page);
    await page.getByRole('main').getByRole('link', { name: 'Entrar' }).click();
    await fillSignIn(page, 'ana_torres', 'não é esta');
    await page.getByRole('alert').waitFor();
    await fillSignIn(page, 'ana_torres');
    await page.getByRole('article').first().waitFor();
  });

  test('a conta trocada em outra aba não publica pela página antiga', async (context) => {
    const { page, palco, troubles } = await stage(context);
    troubles.expectStatus(409);
    const signIn = (login: string) =>
      page.request.post('/api/v1/sessions', {
        data: { login, password: PASSWORD },
        headers: { origin: palco.url },
      });
    expect((await signIn('bia_ramos')).status()).toBe(201);
    await page.keyboard.press('n');
    await page.getByLabel('Texto da publicação').fill('Quem assina isto?');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: /Bia Ramos.*conta e preferências/u }).waitFor();
    expect(await page.getByText('Quem assina isto?').count()).toBe(0);
    expect((await signIn('ana_torres')).status()).toBe(201);
    await page.goto('/');
    await page.getByRole('button', { name: /Ana Torres.*conta e preferências/u }).waitFor();
    await page.keyboard.press('n');
    const draft = page.getByLabel('Texto da publicação');
    expect(await draft.inputValue(), 'o rascunho de quem escreveu espera por ela').toBe('Quem assina isto?');
    await draft.fill('');
    await page.keyboard.press('Escape');
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
    await check(page, '/conta', 'h2');
    await check(page, '/pessoas/ninguem_aqui', 'h1');
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
      await check(other, '/', 'article');
      await check(other, '/entrar', 'h1');
      await check(other, '/correio', 'details');
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
    for (const path of ['/', '/descobrir', '/correio', '/conta', '/pessoas/ana_torres', '/nao-existe']) {
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
    await page.getByText('Você chegou ao fim de quem segue.').waitFor();
    const ids = await articles.evaluateAll((all) => all.map((item) => item.getAttribute('data-post')));
    expect(new Set(ids).size).toBe(47);

    await page.evaluate(() => window.scrollTo(0, 2000));
    // A posição é anotada no evento de rolagem, que vem no quadro seguinte.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    const before = await scrolledTo(page);
    const visible = await articles.evaluateAll((all) =>
      all.find((item) => item.getBoundingClientRect().top > 100)?.getAttribute('data-post'),
    );
    await page.locator(`[data-post="${visible}"] [data-action="open"]`).click();
    await page.waitForURL('**/publicacoes/**');
    // O endereço muda antes de a página nova ser pintada, e é a pintura que leva ao alto.
    await expect.poll(() => scrolledTo(page), SOON).toBe(0);
    await page.goBack();
    await expect.poll(() => scrolledTo(page), SOON).toBe(before);
  });

  test('recarregar devolve a posição; uma página aberta pelo endereço começa no alto', async (context) => {
    const { page } = await stage(context);
    await page.goto('/descobrir');
    await page.getByRole('article').nth(10).waitFor();
    await page.evaluate(() => window.scrollTo(0, 900));
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    await page.reload();
    await page.getByRole('article').nth(10).waitFor();
    await expect.poll(() => scrolledTo(page), SOON).toBe(900);
    await page.goto('/pessoas/ana_torres');
    await page.getByRole('article').nth(10).waitFor();
    expect(await scrolledTo(page)).toBe(0);
    await page.goBack();
    await expect.poll(() => scrolledTo(page), SOON).toBe(900);
  });

  test('a conta troca de e-mail, pela mensagem, e de senha', async (context) => {
    const { page, troubles } = await stage(context);
    troubles.expectStatus(403);
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto('/');
    await signOut(page);
    await signUp(page, 'Caio Lima', 'caio_lima');
    await page.getByRole('button', { name: /conta e preferências/u }).click();
    await page.getByRole('link', { name: 'Conta', exact: true }).click();

    const email = page.getByRole('region', { name: 'E-mail' });
    await email.getByLabel('Novo e-mail').fill('caio@exemplo.org');
    await email.getByLabel('Senha', { exact: true }).fill('não é esta senha');
    await email.getByRole('button', { name: 'Trocar o e-mail' }).click();
    await email.getByText('Não confere.').waitFor();
    await email.getByLabel('Senha', { exact: true }).fill(PASSWORD);
    await email.getByRole('button', { name: 'Trocar o e-mail' }).click();
    await email.getByText('Falta confirmar caio@exemplo.org').waitFor();
    await email.getByRole('link', { name: 'Abrir o correio' }).click();
    await confirmByLetter(page, 'caio@exemplo.org');
    await page.goto('/conta');
    await email.getByText('O atual é caio@exemplo.org').waitFor();

    await page.getByLabel('Senha atual').fill(PASSWORD);
    await page.getByLabel('Nova senha').fill(`${PASSWORD}, outra vez`);
    await page.getByRole('button', { name: 'Trocar a senha' }).click();
    await page.getByText('Senha trocada.').waitFor();
  });

  test('a pessoa leva os dados, desativa a conta, volta e a apaga', async (context) => {
    const { page, troubles } = await stage(context);
    troubles.expectStatus(403);
    const password = `${PASSWORD}, outra vez`;
    const dialog = page.getByRole('dialog');
    const profileStatus = async () => (await page.request.get('/api/v1/users/caio_lima')).status();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Baixar os meus dados' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('palco-meus-dados.json');

    await page.getByRole('button', { name: 'Desativar a conta' }).click();
    await dialog.getByLabel('Senha', { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Desativar' }).click();
    await dialog.getByText('Não confere.').waitFor();
    await dialog.getByLabel('Senha', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Desativar' }).click();
    await page.getByRole('heading', { name: 'A sua conta está desativada' }).waitFor();
    await expect.poll(() => focusedText(page), SOON).toBe('A sua conta está desativada');
    expect(await profileStatus()).toBe(404);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Reativar' }).click();
    await page.getByRole('heading', { name: 'Conta', exact: true, level: 1 }).waitFor();
    expect(await profileStatus()).toBe(200);

    await page.getByRole('button', { name: 'Apagar a conta' }).click();
    await dialog.getByLabel('Senha', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Apagar de vez' }).click();
    await page.getByText('A conta foi apagada').waitFor();
    await page.getByRole('heading', { name: 'A luz está em' }).waitFor();
    expect(await profileStatus()).toBe(404);
  });

  test('nada disso deixou erro no console nem violou a CSP', async (context) => {
    const { troubles } = await stage(context);
    expect(troubles.list).toEqual([]);
  });
});
