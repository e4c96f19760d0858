import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromiumLaunchOptions } from '@trilha/services';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { REPO_ROOT } from '../src/lib/repo.ts';

const require = createRequire(import.meta.url);
const WEB = join(REPO_ROOT, 'trilha/web');

/** Constrói o site em `trilha/web/dist`, como o lançador faz. */
export async function buildSite(): Promise<void> {
  const astro = join(require.resolve('astro/package.json'), '../bin/astro.mjs');
  const child = spawn(process.execPath, [astro, 'build'], {
    cwd: WEB,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => (log += chunk));
  child.stderr.on('data', (chunk: Buffer) => (log += chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`o build do site terminou com código ${code}:\n${log}`);
}

export interface Site {
  url: string;
  workspace: string;
  stop(): Promise<void>;
}

/** O servidor de estudo de verdade, em porta livre, com uma pasta de leitor descartável. */
export async function startServer(): Promise<Site> {
  const workspace = mkdtempSync(join(tmpdir(), 'trilha leitor '));
  const child = spawn(process.execPath, [join(REPO_ROOT, 'trilha/server/main.ts')], {
    env: { ...process.env, PORT: '0', TRILHA_MINHA: workspace },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await firstUrl(child);
  return {
    url,
    workspace,
    stop: async () => {
      const closed = new Promise((resolve) => child.on('close', resolve));
      child.kill('SIGTERM');
      await closed;
      rmSync(workspace, { recursive: true, force: true });
    },
  };
}

function firstUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let log = '';
    const read = (chunk: Buffer) => {
      log += chunk;
      const port = /https?:\/\/(?:localhost|127\.0\.0\.1):(\d+)/.exec(log)?.[1];
      if (port !== undefined) resolve(`http://localhost:${port}`);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('close', (code) => reject(new Error(`o servidor saiu com ${code}:\n${log}`)));
  });
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch(await chromiumLaunchOptions());
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Erros de console e exceções da página. */
  errors: string[];
  /** Bytes de cada resposta, pelo endereço. */
  weights: Map<string, { bytes: number; kind: string }>;
}

/** Abre uma página nova anotando erros e o peso de tudo o que ela pede. */
export async function visit(
  browser: Browser,
  options: { width?: number; theme?: 'light' | 'dark'; touch?: boolean } = {},
): Promise<Visit> {
  const { width = 1280, theme = 'light', touch = false } = options;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    hasTouch: touch,
    reducedMotion: 'reduce',
    locale: 'pt-BR',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  const weights: Visit['weights'] = new Map();
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('response', async (response) => {
    const body = await response.body().catch(() => Buffer.alloc(0));
    weights.set(response.url(), { bytes: body.length, kind: response.request().resourceType() });
  });
  return { page, context, errors, weights };
}

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.html': 'text/html; charset=utf-8',
};

/** Uma hospedagem de arquivos qualquer, sem a API: o site tem de continuar legível nela. */
export async function startStaticHost(): Promise<{ url: string; stop(): void }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const file = join(WEB, 'dist', path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('sem porta');
  return { url: `http://127.0.0.1:${address.port}`, stop: () => server.close() };
}

/** Copia um arquivo do livro para a pasta do leitor, como se ele o tivesse escrito. */
export function write(site: Site, from: string, to: string): void {
  cpSync(join(REPO_ROOT, from), join(site.workspace, to));
}
