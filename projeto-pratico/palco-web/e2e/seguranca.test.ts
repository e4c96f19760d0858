import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, type TestContext, test, vi } from 'vitest';
import { addAuthenticator } from './support/authenticator.ts';
import { axeViolations } from './support/axe.ts';
import { authorize, startTinyClient } from './support/oauth-client.ts';
import { ADMIN_EMAIL, call, enroll, fillSignIn, PASSWORD } from './support/person.ts';
import { requireStage } from './support/stage.ts';
import { totp } from './support/totp.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

/** Prazo folgado: a máquina de quem testa pode estar ocupada. */
const SOON = { timeout: 10_000 };
const NEW_PASSWORD = 'o pano sobe às nove da noite';
const EMAIL = 'rita@exemplo.com.br';
const VERA = {
  sub: 'vera',
  email: 'vera@bilheteria.exemplo.com',
  email_verified: true,
  name: 'Vera Lins',
  preferred_username: 'vera',
};
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
    await expect.poll(() => focusedText(page), SOON).toBe('Confira o seu e-mail');

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
    await expect.poll(() => focusedText(page), SOON).toBe('Senha trocada');
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

  test('quem põe outra senha estando dentro sai também deste aparelho', async (run) => {
    const context = await newcomer(run, 'lara_vaz');
    const page = await context.newPage();
    await page.goto('/esqueci-a-senha');
    await page.getByLabel('E-mail').fill('lara_vaz@exemplo.com.br');
    await page.getByRole('button', { name: 'Mandar a mensagem' }).click();
    await page.getByRole('link', { name: 'Abrir o correio' }).click();
    const letter = page.getByRole('listitem').filter({ hasText: 'lara_vaz@exemplo.com.br' });
    await letter.getByRole('link', { name: /nova-senha#/u }).click();
    await page.getByLabel('Senha nova').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Trocar a senha' }).click();
    await page.getByRole('link', { name: 'Entrar com a senha nova' }).click();
    await expect.poll(() => focusedText(page), SOON).toBe('Entrar');
    await context.close();
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
    await other.getByText('Se acha que foi engano, fale com ela.').waitFor();
    await visitor.close();
    expect(await page.title()).toContain('Palco');
  });

  test('os aparelhos aparecem, e o que se encerra sai da conta', async (run) => {
    const { page, browser, palco } = await stage(run);
    const userAgent = 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0';
    const phone = await browser.newContext({ locale: 'pt-BR', baseURL: palco.url, userAgent });
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
    const ended: string[] = [];
    await page.route('**/api/v1/me/devices/*', async (route) => {
      ended.push(route.request().method());
      await expect.poll(() => end.getAttribute('aria-disabled'), SOON).toBe('true');
      await end.dispatchEvent('click');
      await route.continue();
    });
    const end = devices.getByRole('button', { name: /^Encerrar Firefox/u });
    await end.click();
    await page.getByText(/^Firefox .* saiu da conta\.$/u).waitFor();
    expect(ended, 'apertar duas vezes encerra uma').toEqual(['DELETE']);
    await page.unroute('**/api/v1/me/devices/*');
    await expect.poll(() => focusedText(page), SOON).toBe('Aparelhos');
    expect(await devices.getByRole('listitem').count()).toBe(1);
    await screen.reload();
    await screen.getByRole('heading', { name: 'A luz está em' }).waitFor();

    await call(phone, palco.url, { method: 'POST', path: '/sessions', data });
    const first = Date.now();
    await expect.poll(() => Date.now(), SOON).toBeGreaterThan(first + 1000);
    const twin = await browser.newContext({ baseURL: palco.url, userAgent });
    await call(twin, palco.url, { method: 'POST', path: '/sessions', data });
    await twin.close();
    await page.reload();
    await expect.poll(() => end.count(), SOON).toBe(2);
    const names = await end.evaluateAll((buttons) => buttons.map((button) => button.ariaLabel));
    expect(new Set(names).size, 'dois do mesmo nome se distinguem').toBe(2);
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
    const field = dialog.getByLabel('Senha', { exact: true });
    await expect.poll(() => field.evaluate((input) => input === document.activeElement), SOON).toBe(true);
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

  test('se a sessão acaba enquanto se pede a prova, a caixa sai da frente da entrada', async (run) => {
    const { page, troubles } = await stage(run);
    troubles.expectStatus(401, 403);
    await page.goto('/conta/seguranca');
    const old = {
      status: 403,
      code: 'step_up_required',
      title: 'Prova antiga',
      detail: 'Confirme que é você.',
    };
    const lost = { status: 401, code: 'unauthenticated', title: 'Sem sessão', detail: 'Entre de novo.' };
    await answerWith(page, '**/api/v1/me/totp', { ...old, methods: ['password'] });
    await answerWith(page, '**/api/v1/me/step-up', lost);
    await page.getByRole('button', { name: 'Ligar o aplicativo de códigos' }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirme que é você' });
    await dialog.getByLabel('Senha', { exact: true }).fill(NEW_PASSWORD);
    await dialog.getByRole('button', { name: 'Confirmar' }).click();
    await page.getByRole('heading', { name: 'Entrar' }).waitFor();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => focusedText(page), SOON).toBe('Entrar');
    await page.unrouteAll();
  });

  test('liga o aplicativo de códigos, guarda os de recuperação, e a entrada passa a pedir o segundo passo', async (run) => {
    const { page, troubles } = await stage(run);
    troubles.expectStatus(401, 422);
    await page.goto('/conta/seguranca');
    await page.getByRole('button', { name: 'Ligar o aplicativo de códigos' }).click();
    const dialog = page.getByRole('dialog');
    const secret = (await dialog.locator('code').textContent())?.replaceAll(' ', '') ?? '';
    expect(secret).toMatch(/^[A-Z2-7]{32}$/u);
    await dialog.getByRole('img', { name: /^Código QR/u }).waitFor();
    const code = dialog.getByLabel('Código que ele mostra');
    expect(await code.getAttribute('autocomplete')).toBe('one-time-code');
    await code.fill('000000');
    await dialog.getByRole('button', { name: 'Ligar' }).click();
    await expect.poll(() => focusedName(page), SOON).toBe('code');
    expect(await violations(page, 'ligar códigos')).toEqual([]);
    await code.fill(totp(secret));
    await dialog.getByRole('button', { name: 'Ligar' }).click();

    const codes = page.getByRole('dialog', { name: 'Guarde estes códigos' });
    await codes.waitFor();
    expect(await codes.getByRole('listitem').count()).toBe(10);
    const recovery = (await codes.getByRole('listitem').first().textContent()) ?? '';
    expect(await violations(page, 'códigos de recuperação')).toEqual([]);
    await page.mouse.click(5, 5);
    expect(await codes.isVisible(), 'um clique fora não leva os códigos').toBe(true);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      codes.getByRole('button', { name: 'Baixar' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toContain(recovery);
    await codes.getByRole('button', { name: 'Guardei os códigos' }).click();
    await page.getByText('Ligado.').waitFor();
    await expect.poll(() => focusedText(page), SOON).toBe('Aplicativo de códigos');
    await page.getByText('Restam 10 de 10.').waitFor();
    expect(await violations(page, 'segurança com códigos')).toEqual([]);

    await signOut(page);
    await page.goto('/entrar');
    await fillSignIn(page, 'rita_luz', NEW_PASSWORD);
    await expect.poll(() => focusedName(page), SOON).toBe('code');
    await page.getByLabel('Código de 6 dígitos').fill('000 000');
    await page.getByRole('button', { name: 'Entrar', exact: true }).click();
    await page.locator('[aria-invalid="true"], [role="alert"]').first().waitFor();
    expect(await violations(page, 'segundo passo')).toEqual([]);
    await page.getByRole('button', { name: 'Começar de novo' }).click();
    await expect.poll(() => focusedText(page), SOON).toBe('Entrar');
    await fillSignIn(page, 'rita_luz', NEW_PASSWORD);
    await page.getByLabel('Código de 6 dígitos').fill(totp(secret, 1));
    await page.getByRole('button', { name: 'Entrar', exact: true }).click();
    await page.getByRole('heading', { name: 'O palco é seu' }).waitFor();

    await signOut(page);
    await page.goto('/entrar');
    await fillSignIn(page, 'rita_luz', NEW_PASSWORD);
    await page.getByRole('button', { name: 'Usar um código de recuperação' }).click();
    await expect.poll(() => focusedName(page), SOON).toBe('code');
    await page.getByLabel('Código de recuperação').fill(recovery);
    await page.getByRole('button', { name: 'Entrar', exact: true }).click();
    await page.getByRole('heading', { name: 'O palco é seu' }).waitFor();
    await page.goto('/conta/seguranca');
    await page.getByText('Restam 9 de 10.').waitFor();
  });

  test('a chave de acesso abre a conta sem nome nem senha, e se tira', async (run) => {
    const { page, troubles } = await stage(run);
    troubles.expectStatus(401, 404);
    const authenticator = await addAuthenticator(page);
    await page.goto('/conta/seguranca');
    await page.getByRole('button', { name: 'Criar uma chave de acesso' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nome da chave').fill('Notebook de casa');
    expect(await violations(page, 'criar chave')).toEqual([]);
    await dialog.getByRole('button', { name: 'Criar' }).click();
    const keys = page.getByRole('region', { name: 'Chaves de acesso' });
    await keys.getByText('Notebook de casa').waitFor();

    await signOut(page);
    await authenticator.setVerified(false);
    await page.goto('/entrar');
    await page.getByRole('button', { name: 'Entrar com uma chave de acesso' }).click();
    await page.getByRole('alert').filter({ hasText: 'A chave de acesso não foi usada.' }).waitFor();
    await authenticator.setVerified(true);
    await page.getByRole('button', { name: 'Entrar com uma chave de acesso' }).click();
    await page.getByRole('heading', { name: 'O palco é seu' }).waitFor();

    await page.goto('/conta/seguranca');
    await keys.getByRole('button', { name: 'Tirar Notebook de casa' }).click();
    await dialog.getByRole('button', { name: 'Tirar' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await keys.getByText('Notebook de casa').count()).toBe(0);
    await expect.poll(() => focusedText(page), SOON).toBe('Chaves de acesso');
  });

  test('um aplicativo registrado pede acesso, a pessoa permite, e depois o tira', async (run) => {
    const { page, palco } = await stage(run);
    const client = await startTinyClient();
    await page.goto('/conta/apps');
    await page.getByRole('button', { name: 'Registrar um aplicativo' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nome').fill('Agenda de Ensaios');
    await dialog.getByLabel('Endereços de volta').fill('http://exemplo.org/volta');
    await dialog.getByRole('button', { name: 'Registrar' }).click();
    await expect.poll(() => focusedName(page), SOON).toBe('redirectUris');
    expect(await violations(page, 'registrar aplicativo')).toEqual([]);
    await dialog.getByLabel('Endereços de volta').fill(client.redirectUri);
    await dialog.getByRole('button', { name: 'Registrar' }).click();
    await page.getByRole('dialog', { name: 'Agenda de Ensaios está registrado' }).waitFor();
    await dialog.getByRole('button', { name: 'Copiar: Identificador (client_id)' }).waitFor();
    const clientId = (await dialog.locator('code').first().textContent()) ?? '';
    await dialog.getByRole('button', { name: 'Fechar' }).last().click();

    const denied = await authorize(palco.url, clientId, client.redirectUri);
    const refused = client.arrival();
    await page.goto(denied.url);
    await page.getByRole('heading', { name: 'Permitir o acesso?' }).waitFor();
    expect(await violations(page, '/autorizar')).toEqual([]);
    await page.getByRole('button', { name: 'Não permitir' }).click();
    expect((await refused).get('error')).toBe('access_denied');
    await page.getByRole('heading', { name: 'De volta' }).waitFor();

    const asked = await authorize(palco.url, clientId, client.redirectUri);
    const arrival = client.arrival();
    await page.goto(asked.url);
    await page.getByText('Ver o seu e-mail').waitFor();
    await page.getByRole('button', { name: 'Permitir', exact: true }).click();
    const back = await arrival;
    await page.getByRole('heading', { name: 'De volta' }).waitFor();
    expect([back.get('state'), back.get('iss')]).toEqual([asked.state, palco.url]);
    const exchange = await asked.exchange(back.get('code') ?? '');
    const { access_token: token } = (await exchange.json()) as { access_token: string };
    expect(await (await asked.userinfo(token)).json()).toMatchObject({ email: EMAIL });

    await page.goto('/conta/seguranca');
    await page.getByRole('button', { name: 'Tirar o acesso de Agenda de Ensaios' }).click();
    await dialog.getByRole('button', { name: 'Tirar o acesso' }).click();
    await page
      .getByRole('region', { name: 'Aplicativos com acesso' })
      .getByText('Nenhum por enquanto.')
      .waitFor();
    expect((await asked.userinfo(token)).status).toBe(401);
    await page.goto('/conta/apps');
    await page.getByRole('button', { name: 'Apagar Agenda de Ensaios' }).click();
    await dialog.getByRole('button', { name: 'Apagar' }).click();
    await page.getByText('Nenhum ainda.').waitFor();
    await page.goto(`/autorizar/nao-existe`);
    await page.getByText('Este pedido não vale mais.').waitFor();
    await client.close();
  });

  test('quem vem de outro serviço cria a conta sem senha, e da próxima vez entra direto', async (run) => {
    const { browser, palco, outside } = await stage(run);
    const context = await browser.newContext({ locale: 'pt-BR', baseURL: palco.url });
    const page = await context.newPage();
    outside.setPerson(null);
    await page.goto('/entrar');
    await page.getByRole('link', { name: 'Entrar com Bilheteria' }).click();
    await page.getByText('A entrada pelo outro serviço não se completou.').waitFor();

    outside.setPerson({ ...VERA, email: EMAIL });
    await page.getByRole('link', { name: 'Entrar com Bilheteria' }).click();
    await page.getByRole('button', { name: 'Criar conta' }).click();
    await page.getByRole('link', { name: 'Entrar com a senha e ligar as duas' }).first().waitFor();
    expect(await violations(page, '/entrar-externo')).toEqual([]);

    outside.setPerson(VERA);
    await page.goto('/entrar');
    await page.getByRole('link', { name: 'Entrar com Bilheteria' }).click();
    expect(await page.getByLabel('Nome', { exact: true }).inputValue()).toBe('Vera Lins');
    await page.getByLabel('Nome de usuário').fill('vera_lins');
    await page.getByRole('button', { name: 'Criar conta' }).click();
    await page.getByRole('heading', { name: 'O palco é seu' }).waitFor();
    await page.goto('/conta');
    await page.getByRole('button', { name: 'Pôr uma senha' }).click();
    await page.getByText(`Mandamos uma mensagem para ${VERA.email}.`).waitFor();

    await signOut(page);
    await page.goto('/entrar');
    await page.getByRole('link', { name: 'Entrar com Bilheteria' }).click();
    await page.getByRole('heading', { name: 'O palco é seu' }).waitFor();
    await page.goto('/entrar-externo#um-bilhete-que-nunca-existiu');
    await page.getByText('Esta chegada não vale mais').waitFor();
    await context.close();
  });

  test('quem já tem conta liga o outro serviço a ela, e o desliga', async (run) => {
    const { page, outside } = await stage(run);
    outside.setPerson({ ...VERA, sub: 'outra-pessoa', email: 'rita@bilheteria.exemplo.com' });
    await page.goto('/conta/seguranca');
    await page.getByRole('link', { name: 'Ligar Bilheteria' }).click();
    await page.getByText('passa a abrir a conta de @rita_luz').waitFor();
    await page.getByRole('button', { name: 'Ligar à minha conta' }).click();
    await page.getByText('Bilheteria já abre a sua conta').waitFor();
    await page.getByRole('link', { name: 'Ver a segurança da conta' }).click();
    await page.getByRole('button', { name: 'Desligar de Bilheteria' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Desligar' }).click();
    await page.getByRole('link', { name: 'Ligar Bilheteria' }).waitFor();
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
    await expect.poll(() => focusedText(page), SOON).toBe('O que cada papel permite');
    await page.reload();
    await expect.poll(() => box.isChecked(), SOON).toBe(true);

    const person = page.getByRole('region', { name: 'Os papéis de uma pessoa' });
    await person.getByLabel('Nome de usuário').fill('@fulana_aqui');
    await person.getByRole('button', { name: 'Procurar' }).click();
    await person.getByText('Ninguém usa @fulana_aqui.').waitFor();
    await person.getByLabel('Nome de usuário').fill('@nina_gama');
    await person.getByRole('button', { name: 'Procurar' }).click();
    const given = person.getByRole('checkbox', { name: /^Curadoria/u });
    await given.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => given.isChecked(), SOON).toBe(true);
    await page.getByText('deu o papel curadoria a @nina_gama').waitFor();
    expect(await given.evaluate((box) => box === document.activeElement), 'o foco fica na caixa').toBe(true);
    expect(await violations(page, '/admin/papeis')).toEqual([]);

    await person.getByRole('button', { name: 'Suspender' }).click();
    await dialog.getByLabel('Razão').fill('anúncios repetidos');
    expect(await violations(page, 'suspender')).toEqual([]);
    await dialog.getByRole('button', { name: 'Suspender' }).click();
    await person.getByText(/^Suspensa em/u).waitFor();
    await person.getByRole('button', { name: 'Tirar a suspensão' }).click();
    await page.getByRole('status').filter({ hasText: '@nina_gama não está mais suspensa.' }).waitFor();
    await page.getByText('tirou a suspensão de @nina_gama').waitFor();
    await context.close();
  });

  test('quem não tem a permissão lê isso, sem a página pedir o que não pode', async (run) => {
    const { page } = await stage(run);
    await page.goto('/admin/papeis');
    await page.getByRole('heading', { name: 'Sem permissão' }).waitFor();
    expect(await violations(page, 'sem permissão')).toEqual([]);
  });

  test('todo campo de senha a esconde, aceita colar e diz ao gerenciador de que senha se trata', async (run) => {
    const { browser, palco } = await stage(run);
    const context = await browser.newContext({ locale: 'pt-BR', baseURL: palco.url });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    const fields = [
      ['/entrar', 'Senha', 'current-password'],
      ['/criar-conta', 'Senha', 'new-password'],
      ['/nova-senha#abc', 'Senha nova', 'new-password'],
      ['/confirmar-email#abc', 'Senha', 'current-password'],
    ] as const;
    for (const [path, label, kind] of fields) {
      await page.goto(path);
      const field = page.getByLabel(label, { exact: true });
      await field.waitFor();
      const facts = [await field.getAttribute('type'), await field.getAttribute('autocomplete')];
      expect(facts, path).toEqual(['password', kind]);
      await page.evaluate(() => navigator.clipboard.writeText('uma senha que veio do gerenciador'));
      await field.press('Control+V');
      expect(await field.inputValue(), path).toBe('uma senha que veio do gerenciador');
      expect(await violations(page, path)).toEqual([]);
    }
    await context.close();
  });

  test.for([390, 1280])('em %i px, toda página da conta tem à vista como sair dela', async (width, run) => {
    const { page } = await stage(run);
    await page.setViewportSize({ width, height: 800 });
    for (const path of ['/conta', '/conta/seguranca', '/conta/apps']) {
      await page.goto(path);
      await page.getByRole('button', { name: /conta e preferências/u }).click();
      await page.getByRole('button', { name: 'Sair', exact: true }).waitFor();
    }
  });

  test.for([
    [320, '100%'],
    [390, '200%'],
  ] as const)('nenhuma página nova rola de lado em %i px, com a letra em %s', async ([width, size], run) => {
    const { browser, palco } = await stage(run);
    const viewport = { width, height: 640 };
    const context = await browser.newContext({ locale: 'pt-BR', baseURL: palco.url, viewport });
    const page = await context.newPage();
    const overflow = () =>
      page.evaluate((fontSize) => {
        document.documentElement.style.fontSize = fontSize;
        return document.documentElement.scrollWidth - innerWidth;
      }, size);
    for (const path of ['/entrar', '/esqueci-a-senha', '/nova-senha#abc', '/entrar-externo#abc']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await overflow(), path).toBe(0);
    }
    const data = { login: ADMIN_EMAIL, password: PASSWORD };
    await call(context, palco.url, { method: 'POST', path: '/sessions', data });
    for (const path of ['/conta/seguranca', '/conta/apps', '/admin/papeis']) {
      await page.goto(path);
      await page.getByRole('region').last().waitFor();
      expect(await overflow(), path).toBe(0);
    }
    await context.close();
  });

  test('quem chega à página inicial não baixa o programa das outras', async (run) => {
    const { browser, palco } = await stage(run);
    const context = await browser.newContext({ baseURL: palco.url });
    const page = await context.newPage();
    const scripts: string[] = [];
    page.on('response', (response) => {
      const [, name] = /\/assets\/([a-z]+)-[\w-]+\.js$/u.exec(response.url()) ?? [];
      if (name) scripts.push(name);
    });
    await page.goto('/', { waitUntil: 'networkidle' });
    expect(scripts).toEqual(['index']);
    await page.getByRole('navigation').getByRole('link', { name: 'Entrar' }).click();
    await page.getByRole('heading', { name: 'Entrar' }).waitFor();
    await expect.poll(() => focusedText(page), SOON).toBe('Entrar');
    expect(scripts).toContain('doors');
    expect(scripts).not.toContain('settings');
    await context.close();
  });

  test('sem rede, a página que ainda não veio diz isso e oferece recarregar', async (run) => {
    const { browser, palco } = await stage(run);
    const context = await browser.newContext({ locale: 'pt-BR', baseURL: palco.url });
    const page = await context.newPage();
    await page.goto('/', { waitUntil: 'networkidle' });
    await context.setOffline(true);
    await page.getByRole('navigation').getByRole('link', { name: 'Entrar' }).click();
    await page.getByRole('heading', { name: 'A página não chegou' }).waitFor();
    expect(await violations(page, 'sem rede')).toEqual([]);
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Recarregar a página' }).click();
    await page.getByRole('heading', { name: 'Entrar' }).waitFor();
    await context.close();
  });

  test('nada disso deixou erro no console nem violou a CSP', async (run) => {
    const { troubles } = await stage(run);
    expect(troubles.list).toEqual([]);
  });
});
