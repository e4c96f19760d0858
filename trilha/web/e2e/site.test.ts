import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook } from '../../core/book.ts';
import { readCatalog } from '../../core/catalog.ts';
import { REPO_ROOT } from '../src/lib/repo.ts';
import { buildSite, openBrowser, type Site, startServer, startStaticHost, visit, write } from './site.ts';

const CONCEPT = '01-fundamentos/05-endianness-e-representacao';
const LESSON = `/${CONCEPT}/`;
const EXERCISE = '01-fundamentos/exercicios/05-endianness-e-representacao';
const STAGES = readCatalog(openBook(REPO_ROOT.slice(0, -1))).stages;
const PAGES: [name: string, path: string][] = [
  ['inicial', '/'],
  ['módulo', '/01-fundamentos/'],
  ['lição', LESSON],
  ['exercício', `${LESSON}exercicio/`],
  ['projeto prático', '/projeto-pratico/'],
  ...STAGES.filter(({ ready }) => ready)
    .slice(0, 1)
    .map(({ id }): [string, string] => ['etapa', `/projeto-pratico/${id}/`]),
  ['código', '/codigo/01-fundamentos/exemplos/05-endianness-e-representacao/inteiros.ts/'],
  ['como usar', '/sobre/'],
  ['não existe', '/nada-aqui/'],
];
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let site: Site;
let browser: Browser;

beforeAll(async () => {
  await buildSite();
  [site, browser] = await Promise.all([startServer(), openBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

interface Axe {
  run(
    context: Document,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
}

describe('o laço de estudo na página', () => {
  it('roda um exemplo e mostra a saída que o programa imprimiu', async () => {
    const { page, context, errors } = await visit(browser);
    await page.goto(site.url + LESSON);
    await page.locator('[data-run="inteiros.ts"]').click();
    const panel = page.locator('example-runner');
    await panel.getByText('Terminou sem erro em').waitFor();
    expect(await panel.locator('[data-output]').textContent()).toContain('0111 1111   0x7f   127    127');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('o arquivo inicial está por fazer, o erro diz o que houve, a solução passa e o mapa mostra', async () => {
    const { page, context, errors } = await visit(browser);
    await page.goto(site.url + LESSON);
    const panel = page.locator('exercise-checker');
    await panel.getByRole('button', { name: 'Corrigir' }).click();
    await panel.locator('[data-verdict][data-result="failed"]').waitFor();
    expect(await panel.locator('[data-status="todo"] .task-word').first().textContent()).toBe('por fazer');

    write(site, `${EXERCISE}/erros-comuns/sem-limites.ts`, `${CONCEPT}/exercicio.ts`);
    await panel.getByRole('button', { name: 'Corrigir' }).click();
    const failed = panel.locator('[data-status="failed"]').first();
    await failed.waitFor();
    expect((await failed.locator('.failure').textContent())?.length).toBeGreaterThan(20);
    expect(await failed.locator('.task-word').textContent()).toContain('falhou');

    await panel.getByRole('button', { name: 'Pedir uma dica' }).click();
    await panel.getByText('Dica 1 de').first().waitFor();
    expect(await panel.locator('.hint').count()).toBe(1);
    await panel.getByRole('button', { name: 'Mais uma dica' }).click();
    await panel.locator('.hint').nth(1).waitFor();

    write(site, `${EXERCISE}/solucao.ts`, `${CONCEPT}/exercicio.ts`);
    await panel.getByRole('button', { name: 'Corrigir' }).click();
    await panel.locator('[data-verdict][data-result="passed"]').waitFor();
    expect(await panel.locator('[data-status="passed"]').count()).toBe(
      await panel.locator('[data-task]').count(),
    );

    await page.getByRole('button', { name: 'Marcar como lida' }).click();
    await page.getByText('Marcada como lida.').waitFor();
    await page.goto(site.url);
    await page.getByText('Continue de onde parou').waitFor();
    expect(await page.locator(`li[data-concept="${CONCEPT}"]`).getAttribute('data-state')).toBe('both');
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('sem o servidor de estudo', () => {
  it('a lição se lê inteira e diz o que precisa dele', async () => {
    const host = await startStaticHost();
    const { page, context } = await visit(browser);
    await page.goto(host.url + LESSON);
    await page.locator('html[data-server="off"]').waitFor();
    expect(await page.locator('[data-when="on"]:not(:disabled)').count()).toBe(0);
    const note = await page
      .locator('example-runner .panel-offline')
      .evaluate((node) => getComputedStyle(node, '::before').content + node.textContent);
    expect(note).toContain('npm start');
    expect(note).toContain('npx trilha exemplo 01/05');
    await context.close();
    host.stop();
  });
});

describe('explorador', () => {
  it('responde ao teclado depois de chegar à tela e volta ao início', async () => {
    const { page, context, errors } = await visit(browser);
    await page.goto(site.url + LESSON);
    const bit = page.locator('.explorer [data-position="63"]');
    await bit.scrollIntoViewIfNeeded();
    await page.locator('.explorer[data-live]').waitFor();
    await bit.focus();
    await page.keyboard.press('Space');
    expect(await bit.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Voltar ao início' }).click();
    expect(await bit.getAttribute('aria-pressed')).toBe('false');
    await page.getByRole('button', { name: 'Ver em texto' }).click();
    expect((await page.locator('.explorer-transcript').textContent())?.length).toBeGreaterThan(40);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('busca', () => {
  it.each(['não', 'nao', 'NÃO', 'representacao', 'representação'])('acha a lição por “%s”', async (query) => {
    const { page, context, errors } = await visit(browser);
    await page.goto(site.url);
    await page.keyboard.press('/');
    await page.keyboard.type(query);
    await page.locator('[data-search-results] li').first().waitFor();
    const links = await page
      .locator('[data-search-results] a')
      .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    expect(links).toContain(LESSON);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('teclado', () => {
  it('pula para o texto, abre a busca, fecha com Esc e roda um exemplo sem o mouse', async () => {
    const { page, context } = await visit(browser);
    await page.goto(site.url + LESSON);
    await page.locator('[data-run]:not(:disabled)').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Pular para o texto');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('_top');
    await page.keyboard.press('Control+k');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.locator('[data-run="inteiros.ts"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('example-runner').getByText('Terminou sem erro em').waitFor();
    await context.close();
  });

  it('no telefone, a trilha abre por botão, prende a leitura e fecha com Esc', async () => {
    const { page, context } = await visit(browser, { width: 390, touch: true });
    await page.goto(site.url + LESSON);
    await page.getByRole('button', { name: 'Trilha' }).click();
    await page.locator('#trilha:popover-open').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('#trilha:popover-open').count()).toBe(0);
    await context.close();
  });
});

/** As violações do axe na página como está, cada uma com os elementos. */
async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate(() =>
    (globalThis as unknown as { axe: Axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    }),
  );
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

describe.each(PAGES)('página %s', (_, path) => {
  it('passa no axe nos dois temas e não rola para o lado em 390 e 320 px', { timeout: 60_000 }, async () => {
    const { page, context } = await visit(browser, { touch: true });
    await page.goto(site.url + path);
    await page.waitForLoadState('networkidle');
    await page.addScriptTag({ path: axePath });
    await expect.poll(() => violations(page), { timeout: 15_000 }).toEqual([]);
    await page.getByRole('button', { name: 'Alternar entre tema claro e escuro' }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await violations(page), 'tema escuro').toEqual([]);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      const real = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(real, `largura em ${width} px`).toBeLessThanOrEqual(width);
    }
    // Os blocos que passam a rolar recebem foco um quarto de segundo depois da mudança de largura.
    await expect.poll(() => violations(page), { timeout: 15_000 }).toEqual([]);
    await context.close();
  });
});

describe('orçamento da lição', () => {
  it('carrega com no máximo 15 pedidos, 150 kB de script e sem deslocar o que já apareceu', async () => {
    const { page, context, weights, errors } = await visit(browser);
    await page.addInitScript(() => {
      const shared = globalThis as unknown as { shift: number };
      shared.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, hadRecentInput } = entry as PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          };
          if (!hadRecentInput) shared.shift += value;
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(site.url + LESSON);
    await page.waitForLoadState('networkidle');
    const scripts = [...weights.values()].filter(({ kind }) => kind === 'script');
    const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0);
    const inline = await page.evaluate(() =>
      [...document.scripts]
        .filter(({ src }) => src === '')
        .reduce((sum, { textContent }) => sum + (textContent?.length ?? 0), 0),
    );
    const shift = await page.evaluate(() => (globalThis as unknown as { shift: number }).shift);
    console.log(
      `lição: ${weights.size} pedidos, ${bytes + inline} bytes de script, deslocamento ${shift.toFixed(4)}`,
    );
    expect(weights.size).toBeLessThanOrEqual(15);
    expect(bytes + inline).toBeLessThanOrEqual(150_000);
    expect(shift).toBeLessThan(0.01);
    expect(errors).toEqual([]);
    await context.close();
  });
});
