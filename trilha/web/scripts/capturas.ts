/**
 * Fotografa o site para o README, o cartão das redes e a conferência a olho: `node trilha/web/scripts/capturas.ts`.
 * Constrói o site, sobe o servidor de estudo e grava `docs/imagens/trilha-*.png` e `public/cartao.png`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { buildSite, openBrowser, startServer, visit, write } from '../e2e/site.ts';
import { REPO_ROOT } from '../src/lib/repo.ts';

const CONCEPT = '01-fundamentos/05-endianness-e-representacao';
const EXERCISE = '01-fundamentos/exercicios/05-endianness-e-representacao';
const FOLDER = join(REPO_ROOT, 'docs/imagens');

interface Shot {
  name: string;
  path: string;
  width: number;
  height: number;
  theme: 'light' | 'dark';
  prepare?: (page: Page) => Promise<void>;
}

/** Rola até pôr o elemento logo abaixo do cabeçalho. */
async function bring(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor();
  await page.evaluate((target) => {
    const top = document.querySelector(target)?.getBoundingClientRect().top ?? 0;
    scrollTo({ top: scrollY + top - 100, behavior: 'instant' });
  }, selector);
  await page.waitForLoadState('networkidle');
}

async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Verificar', exact: true }).click();
  await page.locator('[data-verdict]:not([hidden])').waitFor();
  await bring(page, 'exercise-checker');
}

const SHOTS: Shot[] = [
  { name: 'inicial', path: '/', width: 1440, height: 1000, theme: 'light' },
  { name: 'inicial-escuro', path: '/', width: 1440, height: 1000, theme: 'dark' },
  { name: 'licao', path: `/${CONCEPT}/`, width: 1440, height: 1000, theme: 'light' },
  {
    name: 'explorador',
    path: `/${CONCEPT}/`,
    width: 1440,
    height: 1000,
    theme: 'dark',
    prepare: (page) => bring(page, '.explorer'),
  },
  { name: 'exercicio', path: `/${CONCEPT}/`, width: 1440, height: 1000, theme: 'light', prepare: check },
  { name: 'telefone', path: `/${CONCEPT}/`, width: 390, height: 844, theme: 'light' },
];

async function shoot(browser: Browser, base: string, shot: Shot): Promise<void> {
  const { page, context } = await visit(browser, { width: shot.width, theme: shot.theme });
  await page.setViewportSize({ width: shot.width, height: shot.height });
  await page.goto(base + shot.path);
  await page.waitForLoadState('networkidle');
  await shot.prepare?.(page);
  await page.screenshot({ path: join(FOLDER, `trilha-${shot.name}.png`) });
  await context.close();
}

/** O cartão das redes, 1200×630: a página inicial sem os controles. */
async function card(browser: Browser, base: string): Promise<void> {
  const { page, context } = await visit(browser, { width: 1200 });
  await page.setViewportSize({ width: 1200, height: 630 });
  await page.goto(base);
  await page.addStyleTag({
    content: `
    .hero-actions, .top-tools, .profile-levels, .profile ~ * { display: none }
    .hero { margin-top: -2rem }
    .hero-lead { max-width: 30rem }
    .profile { position: absolute; inset: auto 0 0; margin: 0 }
  `,
  });
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(REPO_ROOT, 'trilha/web/public/cartao.png') });
  await context.close();
}

mkdirSync(FOLDER, { recursive: true });
await buildSite();
const [site, browser] = await Promise.all([startServer(), openBrowser()]);
try {
  // Um erro comum de verdade: o corretor mostra o que veio e o que era esperado.
  mkdirSync(join(site.workspace, CONCEPT), { recursive: true });
  write(site, `${EXERCISE}/erros-comuns/sem-sinal-esquecido.ts`, `${CONCEPT}/exercicio.ts`);
  for (const shot of SHOTS) await shoot(browser, site.url, shot);
  await card(browser, site.url);
} finally {
  await browser.close();
  await site.stop();
}
