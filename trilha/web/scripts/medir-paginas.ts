/**
 * Mede o carregamento das páginas pelo protocolo do navegador: `node trilha/web/scripts/medir-paginas.ts [corridas]`.
 * Usa o site já construído. Cada corrida abre um contexto novo, sem cache. Mostra a mediana de LCP, TBT (o excesso acima
 * de 50 ms das tarefas longas), CLS, pedidos e bytes. Não é teste: tempo depende da máquina, e se lê, não se exige.
 */
import type { Browser } from 'playwright-core';
import { openBrowser, startServer, visit } from '../e2e/site.ts';

const RUNS = Number(process.argv[2] ?? 5);
const PAGES = [
  '/',
  '/01-fundamentos/',
  '/01-fundamentos/05-endianness-e-representacao/',
  '/projeto-pratico/exercicio-01-setup/',
];
/** Depois de tudo carregado, a fila de tarefas precisa ficar calada por este tempo para a corrida acabar. */
const QUIET_MS = 500;

interface Sample {
  lcp: number;
  tbt: number;
  cls: number;
  requests: number;
  script: number;
  total: number;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

interface Shared {
  seen: { lcp: number; tbt: number; cls: number; lastAt: number };
}

/** Liga os observadores antes de qualquer script da página. */
function observe(): void {
  const shared = globalThis as unknown as Shared;
  shared.seen = { lcp: 0, tbt: 0, cls: 0, lastAt: performance.now() };
  const on = (type: string, each: (entry: PerformanceEntry & { value: number }) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) each(entry as PerformanceEntry & { value: number });
      shared.seen.lastAt = performance.now();
    }).observe({ type, buffered: true });
  on('largest-contentful-paint', ({ startTime }) => {
    shared.seen.lcp = startTime;
  });
  on('longtask', ({ duration }) => {
    shared.seen.tbt += Math.max(0, duration - 50);
  });
  on('layout-shift', ({ value }) => {
    shared.seen.cls += value;
  });
}

async function sample(browser: Browser, url: string): Promise<Sample> {
  const { page, context, weights } = await visit(browser, { width: 1350 });
  await page.addInitScript(observe);
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  const quiet = (ms: number) => performance.now() - (globalThis as unknown as Shared).seen.lastAt > ms;
  await page.waitForFunction(quiet, QUIET_MS);
  const seen = await page.evaluate(() => (globalThis as unknown as Shared).seen);
  const all = [...weights.values()];
  const bytes = (kind?: string) =>
    all.filter((one) => kind === undefined || one.kind === kind).reduce((sum, one) => sum + one.bytes, 0);
  await context.close();
  return { ...seen, requests: all.length, script: bytes('script'), total: bytes() };
}

const [site, browser] = await Promise.all([startServer(), openBrowser()]);
try {
  for (const path of PAGES) {
    const samples: Sample[] = [];
    for (let run = 0; run < RUNS; run += 1) samples.push(await sample(browser, site.url + path));
    const of = (key: keyof Sample) => median(samples.map((one) => one[key]));
    const kb = (value: number) => `${Math.round(value / 1000)} kB`;
    console.log(
      `${path}\n  LCP ${of('lcp').toFixed(0)} ms, TBT ${of('tbt').toFixed(0)} ms, CLS ${of('cls').toFixed(4)}, ` +
        `${of('requests')} pedidos, script ${kb(of('script'))}, tudo ${kb(of('total'))} (mediana de ${RUNS})`,
    );
  }
} finally {
  await browser.close();
  await site.stop();
}
