import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireBinary, requireService } from '@trilha/services/vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, type TestContext } from 'vitest';
import { launch, type Troubles, watchTroubles } from './browser.ts';
import { makeClip } from './clip.ts';
import { type Outside, startOutside } from './outside.ts';
import { type RunningPalco, startPalco } from './palco.ts';

export interface Stage {
  palco: RunningPalco;
  browser: Browser;
  context: BrowserContext;
  page: Page;
  troubles: Troubles;
  /** Caminho de um clipe de 8 segundos, feito na primeira vez que alguém o pede. */
  clip: () => Promise<string>;
  dir: string;
  /** Serviço de fora pelo qual também se entra. */
  outside: Outside;
}

async function open(serverUrl: string, env: Record<string, string>): Promise<Stage> {
  const dir = await mkdtemp(join(tmpdir(), 'palco-jornada-'));
  const outside = await startOutside();
  const [palco, browser] = await Promise.all([startPalco(serverUrl, { ...outside.env, ...env }), launch()]);
  const context = await browser.newContext({ locale: 'pt-BR', colorScheme: 'dark', baseURL: palco.url });
  context.setDefaultTimeout(15_000);
  const troubles = await watchTroubles(context);
  const page = await context.newPage();
  let made: Promise<string> | undefined;
  const clip = () => {
    made ??= makeClip(dir, 8);
    return made;
  };
  return { palco, browser, context, page, troubles, clip, dir, outside };
}

/**
 * Um Palco e um navegador para os testes de um arquivo, abertos no primeiro que os pede. Se falta PostgreSQL,
 * FFmpeg ou Chromium, cada teste é pulado com o motivo (ou falha, com `EXIGIR_SERVICOS=1`).
 *
 * @param env variáveis do Palco a mais
 */
export function requireStage(env: Record<string, string> = {}): (context: TestContext) => Promise<Stage> {
  const postgres = requireService('postgres');
  const programs = (['ffmpeg', 'ffprobe', 'chromium'] as const).map(requireBinary);
  let stage: Promise<Stage> | undefined;

  afterAll(async () => {
    const opened = await stage?.catch(() => undefined);
    await opened?.browser.close();
    await opened?.palco.stop();
    await opened?.outside.close();
    if (opened) await rm(opened.dir, { recursive: true, force: true });
  });

  return async (context) => {
    for (const program of programs) await program(context);
    const { url } = await postgres(context);
    stage ??= open(url, env);
    return stage;
  };
}
