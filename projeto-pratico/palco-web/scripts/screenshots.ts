// Refaz as imagens do README contra o Palco de verdade, com os dados de demonstração.
//
//   node projeto-pratico/palco-web/scripts/screenshots.ts [pasta]     padrão: docs/imagens
//   PALCO_URL=http://localhost:3000 node …                            usa um Palco que já está de pé
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { service } from '@trilha/services';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { launch } from '../e2e/support/browser.ts';
import { startPalco } from '../e2e/support/palco.ts';

const DEFAULT_DIR = join(import.meta.dirname, '..', '..', '..', 'docs', 'imagens');
const CARD = join(import.meta.dirname, '..', 'public', 'card.png');
const PERSON = { login: 'lia_moraes', password: 'plateia-acesa-2026' };
const MAX_BYTES = 250_000;
/** Trecho da publicação de demonstração que aparece nas imagens. */
const FEATURED = 'teste de aurora';

const SIZES = {
  desktop: { width: 1440, height: 900 },
  telefone: { width: 390, height: 844 },
  estreito: { width: 320, height: 640 },
} as const;

interface Shot {
  name: string;
  size: keyof typeof SIZES;
  scheme: 'dark' | 'light';
  signedIn: boolean;
  path: string;
  prepare?: (page: Page) => Promise<void>;
}

/** Espera as letras e os cartazes: sem eles a imagem não é a página. */
async function settle(page: Page) {
  await page.locator('article, h1').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
}

/** Rola a lista até a publicação com vídeo que tem este trecho no texto. */
async function showVideo(page: Page) {
  const post = page.locator('article:has(video)').filter({ hasText: FEATURED });
  while ((await post.count()) === 0 && (await page.getByText('Você chegou ao fim').count()) === 0) {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.waitForLoadState('networkidle');
  }
  await post.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await page.waitForLoadState('networkidle');
}

async function playVideo(page: Page) {
  await showVideo(page);
  const post = page.locator('article:has(video)').filter({ hasText: FEATURED });
  await post.locator('[data-action="play"]').click();
  const video = post.locator('video');
  await page.waitForFunction(
    (element: Element | null) => element instanceof HTMLVideoElement && element.currentTime > 2,
    await video.elementHandle(),
  );
  await video.hover();
}

async function compose(page: Page) {
  await page.keyboard.press('n');
  await page
    .getByLabel('Texto da publicação')
    .fill('Feira da madrugada, primeiro corte. O som ficou por último.');
}

const home = { path: '/', signedIn: true } as const;
const profile = { path: '/pessoas/lia_moraes', signedIn: true } as const;
const signIn = { path: '/entrar', signedIn: false } as const;

const SHOTS: Shot[] = [
  { name: 'visitante', size: 'desktop', scheme: 'light', path: '/', signedIn: false },
  { name: 'descobrir-telefone', size: 'telefone', scheme: 'light', path: '/descobrir', signedIn: true },
  { name: 'inicio-escuro', size: 'desktop', scheme: 'dark', ...home, prepare: showVideo },
  { name: 'inicio-claro', size: 'desktop', scheme: 'light', ...home, prepare: showVideo },
  { name: 'inicio-telefone', size: 'telefone', scheme: 'dark', ...home, prepare: showVideo },
  { name: 'inicio-estreito', size: 'estreito', scheme: 'light', ...home },
  { name: 'tocador', size: 'desktop', scheme: 'dark', ...home, prepare: playVideo },
  { name: 'publicar', size: 'desktop', scheme: 'light', ...home, prepare: compose },
  { name: 'perfil', size: 'desktop', scheme: 'dark', ...profile },
  { name: 'perfil-telefone', size: 'telefone', scheme: 'light', ...profile },
  { name: 'entrar', size: 'desktop', scheme: 'dark', ...signIn },
  { name: 'entrar-telefone', size: 'telefone', scheme: 'light', ...signIn },
];

async function take(browser: Browser, base: string, shot: Shot, dir: string) {
  const context = await browser.newContext({
    viewport: SIZES[shot.size],
    colorScheme: shot.scheme,
    locale: 'pt-BR',
    baseURL: base,
  });
  const page = await context.newPage();
  if (shot.signedIn) {
    const answer = await page.request.post('/api/v1/sessions', { data: PERSON, headers: { origin: base } });
    if (!answer.ok()) throw new Error(`A pessoa de demonstração não entrou: ${await answer.text()}`);
  }
  await page.goto(shot.path);
  await settle(page);
  await shot.prepare?.(page);
  const file = join(dir, `palco-${shot.name}.png`);
  // Paleta de 256 cores: o mesmo à vista, um quarto dos bytes.
  await sharp(await page.screenshot({ animations: 'disabled' }))
    .png({ palette: true, effort: 10 })
    .toFile(file);
  await context.close();
  const { size } = await stat(file);
  console.log(`${file}: ${Math.round(size / 1000)} kB`);
  if (size > MAX_BYTES) throw new Error(`${file} passa de ${MAX_BYTES} bytes.`);
}

/** Um Palco próprio, com a demonstração, quando ninguém indicou um que já esteja de pé. */
async function startOwn() {
  const postgres = await service('postgres');
  const palco = await startPalco(postgres.url);
  await palco.loadDemo();
  const stop = async () => {
    await palco.stop();
    await postgres.stop();
  };
  return { url: palco.url, stop };
}

/** Cartão social: o palco da entrada, com a marca, em 1200 por 630. */
async function takeCard(browser: Browser, base: string) {
  const context = await browser.newContext({
    viewport: { width: 900, height: 472 },
    deviceScaleFactor: 4 / 3,
    baseURL: base,
  });
  const page = await context.newPage();
  await page.goto('/entrar');
  await settle(page);
  await page.evaluate(() => {
    const stage = document.querySelector<HTMLElement>('[aria-hidden="true"]:has(p)');
    stage?.style.setProperty('min-height', '100vh');
    // No cartão a frase é maior do que em qualquer página: o facho se abre sobre ela.
    stage?.style.setProperty('--facho', 'polygon(66% 0, 77% 0, 100% 100%, 12% 100%)');
    for (const line of document.querySelectorAll<HTMLElement>('[aria-hidden="true"] p')) {
      line.style.fontSize = '6.5rem';
      line.style.left = '2.5rem';
    }
    document.querySelector('main button')?.remove();
  });
  await sharp(await page.screenshot({ animations: 'disabled' }))
    .resize(1200, 630, { fit: 'cover' })
    .png({ palette: true, effort: 10 })
    .toFile(CARD);
  await context.close();
}

const dir = process.argv[2] ?? DEFAULT_DIR;
await mkdir(dir, { recursive: true });
const given = process.env.PALCO_URL;
const palco = given === undefined ? await startOwn() : { url: given, stop: async () => {} };
const browser = await launch();
try {
  for (const shot of SHOTS) await take(browser, palco.url, shot, dir);
  await takeCard(browser, palco.url);
} finally {
  await browser.close();
  await palco.stop();
}
