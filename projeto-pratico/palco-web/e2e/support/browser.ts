import { chromiumLaunchOptions } from '@trilha/services';
import { type BrowserContext, type ConsoleMessage, chromium, type Page } from 'playwright-core';

/** Navegador de verdade, sem janela. */
export const launch = async () => chromium.launch(await chromiumLaunchOptions());

/** Erros que a página deu: console, exceções e violações de CSP. */
export interface Troubles {
  list: string[];
  /** Respostas de erro que o passo seguinte provoca de propósito; o navegador as põe no console. */
  expectStatus: (...statuses: number[]) => void;
  /** Trecho de mensagem que o passo seguinte provoca de propósito. */
  expectText: (text: string) => void;
}

const statusOf = (text: string) => Number(/status of (\d{3})/.exec(text)?.[1]);

/** Anota todo problema das páginas de um contexto. As violações de CSP chegam também pelo evento do DOM. */
export async function watchTroubles(context: BrowserContext): Promise<Troubles> {
  const list: string[] = [];
  const expected = new Set<number>();
  const texts = new Set<string>();
  const onConsole = (message: ConsoleMessage) => {
    const text = message.text();
    if (message.type() !== 'error' || expected.has(statusOf(text))) return;
    if ([...texts].some((known) => text.includes(known))) return;
    list.push(`console: ${text} (${message.location().url})`);
  };
  await context.exposeFunction('relatarCsp', (text: string) => list.push(`csp: ${text}`));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const report = Reflect.get(window, 'relatarCsp') as (text: string) => void;
      report(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  context.on('page', (page: Page) => {
    page.on('console', onConsole);
    page.on('pageerror', (error) => list.push(`exceção: ${error.message}`));
  });
  return {
    list,
    expectStatus: (...statuses) => statuses.forEach((status) => void expected.add(status)),
    expectText: (text) => void texts.add(text),
  };
}
