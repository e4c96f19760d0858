import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Violações de acessibilidade da página, uma linha por elemento.
 *
 * O axe entra por CDP, que não passa pela CSP: a página não precisa afrouxá-la para ser medida.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  // Cores em transição dariam contrastes que ninguém chega a ver.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((item) => item.finished.catch(() => {}))),
  );
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readAxe());
  const { violations } = (await page.evaluate(
    (tags) => Reflect.get(window, 'axe').run({ runOnly: { type: 'tag', values: tags } }),
    TAGS,
  )) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary ?? ''}`),
  );
}

let source: string | undefined;
async function readAxe(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  source ??= await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
  return source;
}
