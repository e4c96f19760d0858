import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hasDatabase, usePalco } from './support/palco.ts';
import { visitor } from './support/person.ts';

const outside = mkdtempSync(join(tmpdir(), 'palco web '));
const webDir = join(outside, 'dist');
mkdirSync(join(webDir, 'assets'), { recursive: true });
writeFileSync(join(webDir, 'index.html'), '<title>Palco</title>');
writeFileSync(join(webDir, 'assets', 'app-1a2b.js'), 'export {};');
writeFileSync(join(outside, 'segredo.txt'), 'segredo');
afterAll(() => rm(outside, { recursive: true }));

describe.runIf(hasDatabase())('páginas servidas pela API', () => {
  const palco = usePalco({ webDir });

  test.each([
    ['/', 200, 'no-cache'],
    ['/entrar', 200, 'no-cache'],
    ['/@lia_moraes', 200, 'no-cache'],
    ['/assets/app-1a2b.js', 200, 'public, max-age=31536000, immutable'],
    ['/assets/falta.js', 404, 'no-store'],
    ['/falta.png', 404, 'no-store'],
    ['/api/v1/nada', 404, 'no-store'],
    ['/media/nada', 404, 'no-store'],
    ['/..%2fsegredo.txt', 404, 'no-store'],
    ['/assets/..%2f..%2fsegredo.txt', 404, 'no-store'],
  ])('%s responde %i com cache %s', async (path, status, cache) => {
    const answer = await visitor(palco).call('GET', path);
    expect(answer).toMatchObject({ status, headers: { 'cache-control': cache } });
    expect(JSON.stringify(answer.body)).not.toContain('segredo"');
  });

  test('a documentação abre sem sair da máquina', async () => {
    const { status, body, headers } = await visitor(palco).call('GET', '/docs/');
    expect(status).toBe(200);
    expect(String(body)).not.toMatch(/(src|href)="https?:/);
    expect(headers['content-security-policy']).toContain("connect-src 'self'");
    const script = /src="([^"]+\.js)"/.exec(String(body))?.[1] ?? '';
    const url = new URL(script, 'http://x/docs/').pathname;
    expect((await visitor(palco).call('GET', url)).status).toBe(200);
  });
});
