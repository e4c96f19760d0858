import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/**
 * A política de conteúdo do site construído: só roda script servido daqui ou escrito nas páginas no build, pelo resumo
 * de cada um. Estilo embutido fica: as cores do código vêm em atributos `style`, que resumo nenhum cobre.
 */
export function contentPolicy(webDir: string): string {
  const hashes = new Set<string>();
  for (const file of globSync('**/*.html', { cwd: webDir })) {
    for (const [, code = ''] of readFileSync(join(webDir, file), 'utf8').matchAll(INLINE_SCRIPT)) {
      if (code !== '') hashes.add(`'sha256-${createHash('sha256').update(code).digest('base64')}'`);
    }
  }
  return [
    "default-src 'none'",
    // A busca (Pagefind) é WebAssembly.
    `script-src 'self' 'wasm-unsafe-eval' ${[...hashes].join(' ')}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
