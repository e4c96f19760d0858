import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, type TestContext, test, vi } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { ADMIN_EMAIL, call, enroll, fillSignIn, PASSWORD } from './support/person.ts';
import { requireStage } from './support/stage.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

/** Prazo folgado: a máquina de quem testa pode estar ocupada. */
const SOON = { timeout: 10_000 };
const NEW_PASSWORD = 'o pano sobe às nove da noite';
const EMAIL = 'rita@exemplo.com.br';
const stage = requireStage();

const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name'));
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

/** Violações nos dois temas, no que está na tela agora. */
async function violations(page: Page, where: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await axeViolations(page)).map((line) => `${where} ${colorScheme}: ${line}`));
  }
  return found;
}

interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
  methods?: string[];
}

/** Responde de mentira, até ser desfeito, com um problema que a página tem de saber mostrar. */
async function answerWith(page: Page, path: string, problem: Problem, headers = {}) {
  await page.route(path, (route) =>
    route.fulfill({
      status: problem.status,
      headers: { 'content-type': 'application/problem+json', ...headers },
      body: JSON.stringify(problem),
    }),
  );
  return () => page.unroute(path);
}

async function signOut(page: Page) {
  await page.getByRole('button', { name: /conta e preferências/u }).click();
  await page.getByRole('button', { name: 'Sair' }).click();
  await page.getByRole('heading', { name: 'A luz está em' }).waitFor();
}

/** Outra pessoa, em um navegador só dela. */
async function newcomer(run: TestContext, handle: string): Promise<BrowserContext> {
  const { browser, palco } = await stage(run);
  const context = await browser.newContext({ locale: 'pt-BR', baseURL: palco.url });
  context.setDefaultTimeout(15_000);
  await enroll(context, palco.url, handle, `${handle}@exemplo.com.br`);
  return context;
}

/** Os testes contam uma história só, em ordem: cada um parte de onde o anterior parou. */
describe('segurança no navegador', () => {
  test('quem esqueceu a senha põe outra pela mensagem, e sai de todos os aparelhos', async (run) => {
    const { page, context, palco, troubles } = await stage(run);
    troubles.expectStatus(400);
    await enroll(context, palco.url, 'rita_luz', EMAIL);
    await page.goto('/');
    await signOut(page);
    await page.goto('/entrar');
    await page.getByRole('link', { name: 'Esqueci a senha' }).click();
    await expect.poll(() => focusedText(page), SOON).toBe('Esqueci a senha');
    await page.getByRole('button', { name: 'Mandar a mensagem' }).click();
    await expect.poll(() => focusedName(page), SOON).toBe('email');
    expect(await violations(page, '/esqueci-a-senha')).toEqual([]);
    await page.getByLabel('E-mail').fill(EMAIL);
    await page.getByRole('button', { name: 'Mandar a mensagem' }).click();
    await page.getByRole('heading', { name: 'Confira o seu e-mail' }).waitFor();

    const again = page.getByRole('button', { name: 'Mandar outra mensagem' });
    expect(await again.getAttribute('aria-disabled'), 'há um intervalo entre duas').toBe('true');
    expect(await again.textContent()).toMatch(/em 0:\d\d$/u);
    expect(await violations(page, 'mensagem a caminho')).toEqual([]);

    await page.getByRole('link', { name: 'Abrir o correio' }).click();
    await page
      .getByRole('link', { name: /nova-senha#/u })
      .first()
      .click();
    await page.getByLabel('Senha nova').fill('curta');
    await page.getByRole('button', { name: 'Trocar a senha' }).click();
    await expect.poll(() => focusedName(page), SOON).toBe('newPassword');
    expect(await violations(page, '/nova-senha')).toEqual([]);
    await page.getByLabel('Senha nova').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Trocar a senha' }).click();
    await page.getByRole('link', { name: 'Entrar com a senha nova' }).click();
    await fillSignIn(page, 'rita_luz', NEW_PASSWORD);
    await page.getByRole('heading', { name: 'O palco é seu' }).waitFor();
  });

  test('o endereço da senha nova serve uma vez, e o cortado diz que está incompleto', async (run) => {
    const { page } = await stage(run);
    await page.goto('/nova-senha');
    await page.getByText('O endereço está incompleto.').waitFor();
    await page.goto('/correio');
    await page
      .getByRole('listitem')
      .filter({ hasText: EMAIL })
      .getByText('senha', { exact: false })
      .first()
      .waitFor();
    const address = await page.locator('a[href*="nova-senha#"]').first().getAttribute('href');
    await page.goto(address ?? '');
    await page.getByLabel('Senha nova').fill(PASSWORD);
    await page.getByRole('button', { name: 'Trocar a senha' }).click();
    await expect.poll(() => focusedText(page), SOON).toMatch(/\S{3,}/u);
    await page.getByRole('alert').waitFor();
    await page.getByRole('link', { name: 'Pedir outro' }).click();
    await page.getByRole('heading', { name: 'Esqueci a senha' }).waitFor();
  });

  test('quem tentou demais vê quanto falta, e fica sabendo quando acaba', async (run) => {
    const { page, browser, palco } = await stage(run);
    const visitor = await browser.newContext({ locale: 'pt-BR', baseURL: palco.url });
    const other = await visitor.newPage();
    await other.goto('/entrar');
    const undo = await answerWith(
      other,
      '**/api/v1/sessions',
      { status: 429, code: 'too_many_requests', title: 'Muitas tentativas', detail: 'Espere um pouco.' },
      { 'retry-after': '3' },
    );
    await fillSignIn(other, 'rita_luz', 'não é esta');
    await other.getByText(/Dá para tentar de novo em 0:0[123]\./u).waitFor();
    expect(await violations(other, '/entrar com espera')).toEqual([]);
    await other.getByRole('status').filter({ hasText: 'Já dá para tentar de novo.' }).waitFor();
    await undo();
    await other.unroute('**/api/v1/sessions');
    await answerWith(other, '**/api/v1/sessions', {
      status: 403,
      code: 'account_suspended',
      title: 'Conta suspensa',
      detail: 'A conta está suspensa: anúncios repetidos.',
    });
    await other.getByRole('button', { name: 'Entrar', exact: true }).click();
    await other.getByRole('alert').filter({ hasText: 'anúncios repetidos' }).waitFor();
    await visitor.close();
    expect(await page.title()).toContain('Palco');
  });

  test('os aparelhos aparecem, e o que se encerra sai da conta', async (run) => {
    const { page, browser, palco } = await stage(run);
    const phone = await browser.newContext({
      locale: 'pt-BR',
      baseURL: palco.url,
      userAgent: 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
    });
    const data = { login: 'rita_luz', password: NEW_PASSWORD };
    await call(phone, palco.url, { method: 'POST', path: '/sessions', data });
    const screen = await phone.newPage();
    await screen.goto('/');
    await screen
      .getByRole('button', { name: /conta e preferências/u })
      .first()
      .waitFor();

    await page.goto('/conta/seguranca');
    const devices = page.getByRole('region', { name: 'Aparelhos' });
    await devices.getByText('este', { exact: true }).waitFor();
    expect(await violations(page, '/conta/seguranca')).toEqual([]);
    await devices.getByRole('button', { name: /^Encerrar Firefox/u }).click();
    await page.getByText(/^Firefox .* saiu da conta\.$/u).waitFor();
    await expect.poll(() => focusedText(page), SOON).toBe('Aparelhos');
    expect(await devices.getByRole('listitem').count()).toBe(1);
    await screen.reload();
    await screen.getByRole('heading', { name: 'A luz está em' }).waitFor();

    await call(phone, palco.url, { method: 'POST', path: '/sessions', data });
    await page.reload();
    await devices.getByRole('button', { name: 'Sair de todos os outros' }).click();
    await page.getByText('Só este aparelho está na conta.').waitFor();
    await screen.reload();
    await screen.getByRole('heading', { name: 'A luz está em' }).waitFor();
    await phone.close();
  });

  test('a ação perigosa pede a prova na hora, e depois dela se faz sozinha', async (run) => {
    const { page, troubles } = await stage(run);
    troubles.expectStatus(403);
    const asked = {
      status: 403,
      code: 'step_up_required',
      title: 'Prova antiga',
      detail: 'Confirme que é você.',
    };
    await page.goto('/conta');
    const email = page.getByRole('region', { name: 'E-mail' });
    const ask = async () => {
      await answerWith(page, '**/api/v1/me/email', { ...asked, methods: ['password'] });
      await email.getByLabel('Novo e-mail').fill('rita@exemplo.org');
      await email.getByLabel('Senha', { exact: true }).fill(NEW_PASSWORD);
      await email.getByRole('button', { name: 'Trocar o e-mail' }).click();
      await page.getByRole('dialog', { name: 'Confirme que é você' }).waitFor();
      await page.unroute('**/api/v1/me/email');
    };
    const dialog = page.getByRole('dialog');
    await ask();
    await page.keyboard.press('Escape');
    await email.getByRole('alert').filter({ hasText: 'Confirme que é você.' }).waitFor();

    await ask();
    await dialog.getByLabel('Senha', { exact: true }).fill('não é esta');
    await dialog.getByRole('button', { name: 'Confirmar' }).click();
    await expect.poll(() => focusedName(page), SOON).toBe('password');
    expect(await violations(page, 'prova recente')).toEqual([]);
    await dialog.getByLabel('Senha', { exact: true }).fill(NEW_PASSWORD);
    await dialog.getByRole('button', { name: 'Confirmar' }).click();
    await email.getByText('Falta confirmar rita@exemplo.org').waitFor();
    expect(await dialog.count()).toBe(0);
  });

  test('quem administra cria um papel, dá permissões, e a trilha conta', async (run) => {
    const { browser, palco } = await stage(run);
    await (await newcomer(run, 'nina_gama')).close();
    const context = await browser.newContext({ locale: 'pt-BR', baseURL: palco.url });
    await enroll(context, palco.url, 'dona_casa', ADMIN_EMAIL);
    const page = await context.newPage();
    await page.goto('/');
    await page.getByRole('button', { name: /conta e preferências/u }).click();
    await page.getByRole('link', { name: 'Papéis' }).click();
    await expect.poll(() => focusedText(page), SOON).toBe('Papéis');

    await page.getByRole('button', { name: 'Criar um papel' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Título').fill('Curadoria');
    await dialog.getByLabel('Nome').fill('Curadoria!');
    await dialog.getByRole('button', { name: 'Criar' }).click();
    await expect.poll(() => focusedName(page), SOON).toBe('name');
    expect(await violations(page, 'criar papel')).toEqual([]);
    await dialog.getByLabel('Nome').fill('curadoria');
    await dialog.getByRole('button', { name: 'Criar' }).click();
    await dialog.waitFor({ state: 'detached' });

    const box = page.getByRole('checkbox', { name: /^Curadoria: /u }).first();
    await box.check();
    await page.getByRole('status').filter({ hasText: 'Falta salvar: Curadoria.' }).waitFor();
    await page.getByRole('button', { name: 'Salvar' }).click();
    await page.getByText('Papéis salvos.').waitFor();
    await page.reload();
    await expect.poll(() => box.isChecked(), SOON).toBe(true);

    const person = page.getByRole('region', { name: 'Os papéis de uma pessoa' });
    await person.getByLabel('Nome de usuário').fill('@ninguem_aqui');
    await person.getByRole('button', { name: 'Procurar' }).click();
    await person.getByText('Ninguém usa @ninguem_aqui.').waitFor();
    await person.getByLabel('Nome de usuário').fill('@nina_gama');
    await person.getByRole('button', { name: 'Procurar' }).click();
    await person.getByRole('checkbox', { name: /^Curadoria/u }).check();
    await page.getByText('deu o papel curadoria a @nina_gama').waitFor();
    expect(await violations(page, '/admin/papeis')).toEqual([]);

    await person.getByRole('button', { name: 'Suspender' }).click();
    await dialog.getByLabel('Razão').fill('anúncios repetidos');
    expect(await violations(page, 'suspender')).toEqual([]);
    await dialog.getByRole('button', { name: 'Suspender' }).click();
    await person.getByText(/^Suspensa em/u).waitFor();
    await person.getByRole('button', { name: 'Tirar a suspensão' }).click();
    await page.getByText('tirou a suspensão de @nina_gama').waitFor();
    await context.close();
  });

  test('quem não tem a permissão lê isso, sem a página pedir o que não pode', async (run) => {
    const { page } = await stage(run);
    await page.goto('/admin/papeis');
    await page.getByRole('heading', { name: 'Sem permissão' }).waitFor();
    expect(await violations(page, 'sem permissão')).toEqual([]);
  });

  test('nada disso deixou erro no console nem violou a CSP', async (run) => {
    const { troubles } = await stage(run);
    expect(troubles.list).toEqual([]);
  });
});
