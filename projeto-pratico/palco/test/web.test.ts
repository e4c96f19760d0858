import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, visitor } from './support/person.ts';

const outside = mkdtempSync(join(tmpdir(), 'palco web '));
const webDir = join(outside, 'dist');
mkdirSync(join(webDir, 'assets'), { recursive: true });
writeFileSync(join(webDir, 'index.html'), '<title>Palco</title>');
const SCRIPT = `export const texto = '${'palco '.repeat(500)}';`;
writeFileSync(join(webDir, 'assets', 'app-1a2b.js'), SCRIPT);
writeFileSync(join(webDir, 'mapa.json'), JSON.stringify({ velho: 'a'.repeat(4_000) }));
writeFileSync(join(webDir, 'foto.png'), Buffer.alloc(3_000));
writeFileSync(join(webDir, '.oculto'), 'segredo');
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

  const ask = (path: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
    palco().app.inject({ method, url: path, headers });

  test('quem navega até um endereço com ponto que não é arquivo recebe a página', async () => {
    const typed = await ask('/pessoas/foo.bar', { 'sec-fetch-dest': 'document' });
    expect([typed.statusCode, typed.headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(typed.body).toContain('<title>Palco</title>');
    expect((await ask('/pessoas/foo.bar', { 'sec-fetch-dest': 'image' })).statusCode).toBe(404);
    expect((await ask('/assets/falta.js', { 'sec-fetch-dest': 'document' })).statusCode).toBe(404);
  });

  test.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip', 'br;q=0.2, gzip;q=0.8', gunzipSync],
    ['br', '*', brotliDecompressSync],
    [undefined, 'identity', (bytes: Buffer) => bytes],
    [undefined, 'br;q=0, gzip;q=0', (bytes: Buffer) => bytes],
    [undefined, '', (bytes: Buffer) => bytes],
  ])('texto vai em %s para quem aceita "%s"', async (encoding, accepted, decode) => {
    const answer = await ask('/assets/app-1a2b.js', { 'accept-encoding': accepted });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers.vary).toBe('accept-encoding');
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(decode(answer.rawPayload).toString()).toBe(SCRIPT);
    expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
  });

  test('cada codificação tem o seu ETag, e ele vale uma resposta 304 sem corpo', async () => {
    const tags = new Set<string>();
    for (const accepted of ['br', 'gzip', 'identity']) {
      const headers = { 'accept-encoding': accepted };
      const etag = String((await ask('/assets/app-1a2b.js', headers)).headers.etag);
      tags.add(etag);
      const again = await ask('/assets/app-1a2b.js', { ...headers, 'if-none-match': etag });
      expect([again.statusCode, again.rawPayload.length, again.headers.etag]).toEqual([304, 0, etag]);
      expect(again.headers['content-encoding']).toBeUndefined();
    }
    expect(tags.size).toBe(3);
    const stale = await ask('/assets/app-1a2b.js', { 'accept-encoding': 'br', 'if-none-match': '"outro"' });
    expect(stale.statusCode).toBe(200);
  });

  test('arquivo trocado no disco troca a resposta e o ETag', async () => {
    const before = await ask('/mapa.json', { 'accept-encoding': 'br' });
    writeFileSync(join(webDir, 'mapa.json'), JSON.stringify({ novo: 'b'.repeat(4_000) }));
    const after = await ask('/mapa.json', { 'accept-encoding': 'br' });
    expect(after.headers.etag).not.toBe(before.headers.etag);
    expect(brotliDecompressSync(after.rawPayload).toString()).toContain('novo');
  });

  test('imagem vai como é, e HEAD diz o tamanho sem mandar o corpo', async () => {
    const whole = await ask('/foto.png', { 'accept-encoding': 'br, gzip' });
    expect(whole.headers).not.toHaveProperty('content-encoding');
    expect([whole.rawPayload.length, whole.headers['content-type']]).toEqual([3_000, 'image/png']);
    const head = await ask('/foto.png', {}, 'HEAD');
    expect([head.statusCode, head.headers['content-length'], head.rawPayload.length]).toEqual([
      200,
      '3000',
      0,
    ]);
    expect((await ask('/.oculto')).statusCode).toBe(404);
  });

  test('resposta da API nunca é comprimida: ela pode levar dado de uma pessoa', async () => {
    const person = await newPerson(palco);
    for (let n = 0; n < 5; n += 1) await person.call('POST', '/api/v1/posts', { text: 'x'.repeat(500) });
    const headers = { 'accept-encoding': 'br, gzip', cookie: person.cookie };
    for (const path of ['/api/v1/timeline', '/api/v1/me', '/api/v1/nada', '/metrics']) {
      expect((await ask(path, headers)).headers, path).not.toHaveProperty('content-encoding');
    }
  });

  test('a documentação é em português, tem toda operação e não pede nada a ninguém', async () => {
    const { status, body, headers } = await visitor(palco).call('GET', '/docs');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    const html = String(body);
    expect(html).toContain('<html lang="pt-BR">');
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|(src|href)="(https?:)?\/\//);
    const { paths } = (await visitor(palco).call('GET', '/openapi.json')).body;
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of Object.keys(methods as object)) {
        expect(html).toContain(`<code class="${method}">${method.toUpperCase()}</code> <code>${path}</code>`);
      }
    }
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${target}"`);
  });
});
