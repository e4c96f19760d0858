import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook } from '../../core/book.ts';
import { readCatalog } from '../../core/catalog.ts';
import { readProgress } from '../../core/progress.ts';
import { progressView } from '../../server/progress-view.ts';
import { linkTo } from '../src/client/progress.ts';
import { REPO_ROOT } from '../src/lib/repo.ts';
import { buildSite, openBrowser, type Site, startServer, startStaticHost, visit, write } from './site.ts';

const CONCEPT = '01-fundamentos/05-endianness-e-representacao';
const LESSON = `/${CONCEPT}/`;
const EXAM = '/01-fundamentos/exame/';
const EXERCISE = '01-fundamentos/exercicios/05-endianness-e-representacao';
const ROOT = REPO_ROOT.slice(0, -1);
const CATALOG = readCatalog(openBook(ROOT));
const WARM_UP = CATALOG.modules
  .find(({ warmUp, ready }) => warmUp && ready)
  ?.concepts.find(({ ready }) => ready);
const PAGES: [name: string, path: string][] = [
  ['inicial', '/'],
  ['módulo', '/01-fundamentos/'],
  ['lição', LESSON],
  ['exercício', `${LESSON}exercicio/`],
  ['exame', EXAM],
  ['projeto prático', '/projeto-pratico/'],
  ...(WARM_UP ? [['aquecimento', `/${WARM_UP.id}/`] as [string, string]] : []),
  ...CATALOG.stages
    .filter(({ ready }) => ready)
    .slice(0, 1)
    .map(({ id }): [string, string] => ['etapa', `/projeto-pratico/${id}/`]),
  ['código', '/codigo/01-fundamentos/exemplos/05-endianness-e-representacao/inteiros.ts/'],
  ['glossário', '/glossario/'],
  ['como usar', '/sobre/'],
  ['não existe', '/nada-aqui/'],
];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
    context: string,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
}

describe('o exame na página', () => {
  it('responde-se pelo teclado, e cada resposta explica o próprio porquê', async () => {
    const { page, context, errors } = await visit(browser);
    await page.goto(site.url + EXAM);
    const [choice, written] = [page.locator('.question').first(), page.locator('.question').nth(2)];
    await choice.locator('input').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await choice.locator('[data-result="failed"]').waitFor();
    expect(await choice.locator('[role="status"]').textContent()).toMatch(
      /^Ainda não\. O programa lê 4\sbytes.*Releia CPU e memória/s,
    );
    await choice.locator('input:checked').press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await choice.locator('[data-result="passed"]').waitFor();
    expect(await choice.locator('[role="status"]').textContent()).toMatch(
      /^Certo\. Por linhas(?!.*Releia).*1 de 12 certas\./s,
    );

    await written.locator('input').fill('dezessete');
    await page.keyboard.press('Enter');
    expect(await written.locator('[role="status"]').textContent()).toContain('Refaça a conta');
    await written.locator('input').fill('16');
    await page.keyboard.press('Enter');
    expect(await written.locator('[role="status"]').textContent()).toContain('Falta a que devolve 0');
    await written.locator('input').fill('17');
    await page.keyboard.press('Enter');
    expect(await written.locator('[role="status"]').textContent()).toContain('2 de 12 certas.');
    expect(await violations(page, 'exam-questions')).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('com todas certas o progresso diz que as perguntas foram respondidas', async () => {
    const { page, context } = await visit(browser);
    await page.goto(site.url + EXAM);
    for (const question of await page.locator('.question').all()) {
      const right = await question.evaluate(
        (form) => form.nextElementSibling?.querySelector('strong')?.textContent ?? '',
      );
      const key = right.replace(/[^\p{L}\p{N}]/gu, '');
      const written = question.locator('.question-written input');
      if ((await written.count()) > 0) await written.fill(right);
      else await question.locator(`input[value="${key}"]`).check();
      await question.getByRole('button', { name: 'Responder' }).click();
    }
    await page.getByText('12 de 12 certas.').waitFor();
    await page.locator('[data-lesson-state]', { hasText: 'perguntas respondidas' }).waitFor();
    await context.close();
  });
});

describe('o laço de estudo na página', () => {
  it('roda um exemplo e mostra a saída que o programa imprimiu', async () => {
    const { page, context, errors } = await visit(browser);
    await page.goto(site.url + LESSON);
    await page.locator('[data-run="inteiros.ts"]').click();
    const panel = page.locator('example-runner');
    await panel.getByText('Terminou sem erro em').waitFor();
    expect(await panel.locator('[data-output]').textContent()).toContain('0111 1111   0x7f   127    127');
    expect(await panel.locator('[data-stop]').isVisible()).toBe(false);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('o arquivo inicial está por fazer, o erro diz o que houve, a solução passa e o mapa mostra', async () => {
    const { page, context, errors } = await visit(browser);
    await page.goto(site.url + LESSON);
    const panel = page.locator('exercise-checker');
    await panel.getByRole('button', { name: 'Verificar', exact: true }).click();
    await panel.locator('[data-verdict][data-result="failed"]').waitFor();
    expect(await panel.locator('[data-verdict]').textContent()).toContain('seu arquivo ainda está como veio');
    expect(await panel.locator('[data-status="todo"] .task-word').first().textContent()).toBe('por fazer');

    write(site, `${EXERCISE}/erros-comuns/sem-limites.ts`, `${CONCEPT}/exercicio.ts`);
    await panel.getByRole('button', { name: 'Verificar', exact: true }).click();
    const failed = panel.locator('[data-status="failed"]').first();
    await failed.waitFor();
    expect((await failed.locator('.failure').textContent())?.length).toBeGreaterThan(20);
    expect(await failed.locator('.task-word').textContent()).toContain('falhou');
    // O veredito fica junto do botão, à vista, e leva à tarefa.
    const verdict = panel.locator('[data-verdict]');
    const [button, box] = await Promise.all([
      panel.locator('[data-check]').boundingBox(),
      verdict.boundingBox(),
    ]);
    expect((box?.y ?? 0) - (button?.y ?? 0)).toBeLessThan(120);
    await verdict.locator('a').first().click();
    expect(new URL(page.url()).hash).toBe(`#${await failed.getAttribute('id')}`);
    expect(await violations(page, 'exercise-checker')).toEqual([]);

    await panel.getByRole('button', { name: 'Pedir uma dica' }).click();
    await panel.getByText('Dica 1 de').first().waitFor();
    expect(await panel.locator('.hint').count()).toBe(1);
    await panel.getByRole('button', { name: 'Mais uma dica' }).click();
    await panel.locator('.hint').nth(1).waitFor();

    write(site, `${EXERCISE}/solucao.ts`, `${CONCEPT}/exercicio.ts`);
    await panel.getByRole('button', { name: 'Verificar', exact: true }).click();
    await panel.locator('[data-verdict][data-result="passed"]').waitFor();
    expect(await panel.locator('[data-status="passed"]').count()).toBe(
      await panel.locator('[data-task]').count(),
    );

    expect(await panel.locator('.hint').first().isVisible(), 'dicas dobradas depois de passar').toBe(false);
    const book = { root: ROOT, workspace: site.workspace };
    await page.getByRole('button', { name: 'Marcar como lida' }).click();
    await page.getByText('Marcada como lida.').waitFor();
    await page.goto(site.url);
    // O que já foi feito não volta a ser oferecido: o passo seguinte é o mesmo que o terminal diz.
    await page.locator(`li[data-concept="${CONCEPT}"][data-state="both"]`).waitFor();
    const { next } = progressView(CATALOG, readProgress(book).progress);
    expect(next?.id).not.toBe(CONCEPT);
    expect(await page.locator('[data-resume]').getAttribute('href')).toBe(
      next ? linkTo(next).href : '#caminho',
    );
    expect(await page.locator('[data-count-level="iniciante"]').textContent()).toMatch(/^você fez 1 de \d+$/);
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
    const note = page.locator('example-runner .panel-offline');
    expect(await note.locator('.off-note').isVisible()).toBe(true);
    expect(await note.textContent()).toContain('Rode npm start');
    expect(await note.textContent()).toContain('npx trilha exemplo 01/05');
    await context.close();
    host.stop();
  });
});

describe('explorador', () => {
  it('só baixa o script quando tocado, não perde o primeiro clique, responde ao teclado e se lê em texto', async () => {
    const { page, context, errors } = await visit(browser);
    await page.goto(site.url + LESSON);
    const bit = page.locator('.explorer [data-position="62"]');
    await bit.scrollIntoViewIfNeeded();
    expect(await page.locator('.explorer[data-live]').count()).toBe(0);
    // Um clique de programa chega sem ponteiro nem foco antes: é o caso em que nada ainda foi pedido.
    await bit.dispatchEvent('pointerover');
    await bit.dispatchEvent('click');
    await page.locator('.explorer [data-position="62"][aria-pressed="true"]').waitFor();
    await page.locator('.explorer [data-position="63"]').focus();
    await page.keyboard.press('Space');
    await page.locator('.explorer [data-position="63"][aria-pressed="true"]').waitFor();
    await page.getByRole('button', { name: 'Voltar ao início' }).click();
    expect(await bit.getAttribute('aria-pressed')).toBe('false');
    await page.getByRole('button', { name: 'Ver em texto' }).click();
    expect((await page.locator('.explorer-transcript').textContent())?.length).toBeGreaterThan(40);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('busca', () => {
  it('acha a lição com e sem acento, diz o que cada página é, e anda pelo teclado', async () => {
    const { page, context, errors } = await visit(browser);
    await page.goto(site.url);
    await page.keyboard.press('/');
    expect(await page.locator('dialog[open]').count(), 'nenhum atalho de uma tecla só').toBe(0);
    await page.keyboard.press('Control+k');
    const input = page.locator('dialog[open] input');
    const lesson = page.locator(`[data-search-results] a[href^="${LESSON}"]`).first();
    for (const query of ['não', 'nao', 'NÃO', 'representacao', 'representação']) {
      await input.fill('');
      await expect.poll(() => page.locator('[data-search-results] li').count()).toBe(0);
      await input.fill(query);
      await lesson.waitFor();
    }
    expect(await page.locator('[data-search-status]').textContent()).toMatch(/^\d+ páginas?\.$/);
    expect(await lesson.textContent()).toMatch(/^Lição/);
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.closest('[data-search-results]') !== null)).toBe(
      true,
    );
    const first = await page.locator('[data-search-results] a').first().getAttribute('href');
    await input.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname + url.hash === first);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('bit');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('teclado', () => {
  /** Anda com Tab até o elemento, como quem não tem mouse; falha se ele não está no caminho. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await page.evaluate((target) => document.activeElement?.matches(target), selector)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`o Tab não chegou a ${selector}`);
  }

  it('o laço inteiro sem o mouse: pular, buscar, ir ao exercício, pedir dica, verificar e chegar à tarefa', async () => {
    const { page, context } = await visit(browser);
    write(site, `${EXERCISE}/erros-comuns/sem-limites.ts`, `${CONCEPT}/exercicio.ts`);
    await page.goto(site.url + LESSON);
    await page.locator('[data-check]:not(:disabled)').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Pular para o texto');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('_top');
    await page.keyboard.press('Control+k');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);

    await tabTo(page, '.jump a[href="#rode"]');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-run="inteiros.ts"]');
    await page.keyboard.press('Enter');
    await page.locator('example-runner').getByText('Terminou sem erro em').waitFor();
    await tabTo(page, '[data-output]');

    await tabTo(page, '[data-check]');
    await page.keyboard.press('Enter');
    await page.locator('[data-verdict][data-result="failed"]').waitFor();
    await tabTo(page, '[data-hint]');
    await page.keyboard.press('Enter');
    await page.locator('.hint').first().waitFor();
    await tabTo(page, '[data-verdict] a');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[data-task]:target').count()).toBe(1);
    await context.close();
  });

  it('no telefone, o sumário abre com o foco dentro e fecha com Esc ou quando o foco sai', async () => {
    const { page, context } = await visit(browser, { width: 390, touch: true });
    await page.goto(site.url + LESSON);
    const open = async () => {
      await page.getByRole('button', { name: 'Sumário' }).click();
      await page.locator('#trilha:popover-open').waitFor();
    };
    await open();
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Fechar');
    expect(await violations(page, '#trilha')).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('#trilha:popover-open').count()).toBe(0);
    await open();
    await page.locator('#trilha a').last().focus();
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator('#trilha:popover-open').count()).toBe(0);
    await context.close();
  });
});

describe('duas execuções no mesmo painel', () => {
  it('a segunda para a primeira, e “Parar” fica enquanto houver o que parar', async () => {
    const { page, context } = await visit(browser);
    await page.goto(site.url + LESSON);
    const panel = page.locator('example-runner');
    const busy = () => panel.locator('[data-output]').getAttribute('aria-busy');
    await panel.locator('[data-run]:not(:disabled)').first().waitFor();
    // No mesmo instante, para que a primeira ainda esteja rodando quando a segunda é pedida.
    await panel.evaluate((node) => {
      for (const button of [...node.querySelectorAll<HTMLElement>('[data-run]')].slice(0, 3)) button.click();
    });
    await expect.poll(busy).toBe('true');
    expect(await panel.locator('[data-stop]').getAttribute('hidden')).toBeNull();
    await panel.getByText(/Terminou|Interrompido/).waitFor();
    await expect.poll(busy).toBe('false');
    expect(await panel.locator('[data-status]').textContent()).toContain('Terminou');
    expect(await panel.locator('[data-stop]').isVisible()).toBe(false);
    await context.close();
  });
});

describe('papel', () => {
  it('do tema escuro, o código sai em tinta preta e os painéis ficam de fora', async () => {
    const { page, context } = await visit(browser, { theme: 'dark' });
    await page.goto(site.url + LESSON);
    await page.emulateMedia({ media: 'print' });
    const inks = await page
      .locator('.expressive-code .ec-line span')
      .evaluateAll((spans) => [...new Set(spans.map((span) => getComputedStyle(span).color))]);
    expect(inks).toEqual(['rgb(0, 0, 0)']);
    for (const selector of ['exercise-checker', '.rail', '.explorer .button'])
      expect(await page.locator(selector).first().isVisible(), selector).toBe(false);
    expect(await page.locator('.explorer-transcript').first().isVisible()).toBe(true);
    await context.close();
  });
});

/** As violações do axe na página como está, cada uma com os elementos. */
async function violations(page: Page, inside = 'html'): Promise<string[]> {
  // Pelo depurador, e não por <script>: a política de conteúdo da página não deixaria.
  await page.evaluate(AXE);
  const found = await page.evaluate(
    (selector) =>
      (globalThis as unknown as { axe: Axe }).axe.run(selector, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      }),
    inside,
  );
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

describe.each(PAGES)('página %s', (_, path) => {
  it('passa no axe no claro e, em 390 px, no escuro; e não rola para o lado em 390 e 320 px', async () => {
    const { page, context, errors } = await visit(browser, { touch: true });
    await page.goto(site.url + path);
    await page.locator('html[data-server="on"]').waitFor();
    await expect.poll(() => violations(page), { timeout: 15_000 }).toEqual([]);
    await page.getByRole('button', { name: 'Alternar entre tema claro e escuro' }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const real = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(real, `largura em ${width} px`).toBeLessThanOrEqual(width);
    }
    // Os blocos que passam a rolar recebem foco um quarto de segundo depois da mudança de largura.
    await expect.poll(() => violations(page), { timeout: 15_000 }).toEqual([]);
    expect(errors.filter((text) => !text.includes('404'))).toEqual([]);
    await context.close();
  });
});

describe('orçamento da lição', () => {
  it('lida até o fim: no máximo 15 pedidos, 150 kB de script e nada deslocado', async () => {
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
    // Só depois de passar por tudo se sabe o que a leitura custa: o que é preguiçoso chega ao rolar.
    await page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
        scrollTo({ top: y, behavior: 'instant' });
        await frame();
        await frame();
      }
    });
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
    expect(shift).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  });
});
