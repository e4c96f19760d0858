import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createEncoder, matchesEtag, type PublicText, sendPublicText } from './encoding.ts';

const TEXTS: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

const BINARIES: Record<string, string> = {
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
};

interface TextFile extends PublicText {
  encode: ReturnType<typeof createEncoder>;
}

/** Serve um arquivo do diretório; `false` se ele não existe ou o endereço sai do diretório. */
export type SendFile = (request: FastifyRequest, reply: FastifyReply, path: string) => Promise<boolean>;

/**
 * Arquivos de um diretório de páginas compiladas. Textos ficam na memória, já comprimidos, a partir do primeiro
 * pedido: são as páginas de um só programa (0,3 MB no palco-web). O resto vai direto do disco.
 */
export function createFiles(directory: string): SendFile {
  const root = resolve(directory);
  const texts = new Map<string, TextFile>();

  async function textOf(full: string, etag: string): Promise<TextFile> {
    const known = texts.get(full);
    if (known?.etag === etag) return known;
    const bytes = await readFile(full);
    const file = { bytes, etag, encode: createEncoder(bytes) };
    texts.set(full, file);
    return file;
  }

  return async (request, reply, path) => {
    const full = resolve(root, `.${path}`);
    if (!full.startsWith(root + sep) || /[\\/]\./.test(path) || path.includes('\0')) return false;
    const info = await stat(full).catch(() => null);
    if (!info?.isFile()) return false;
    const etag = `"${info.size.toString(36)}-${Math.trunc(info.mtimeMs).toString(36)}"`;
    const extension = extname(full);
    const text = TEXTS[extension];
    reply.type(text ?? BINARIES[extension] ?? 'application/octet-stream');
    reply.header('last-modified', info.mtime.toUTCString());
    if (text !== undefined) {
      const file = await textOf(full, etag);
      await sendPublicText(request, reply, file, file.encode);
      return true;
    }
    reply.headers({ etag, 'content-length': info.size });
    if (matchesEtag(request.headers['if-none-match'], etag)) {
      reply.removeHeader('content-length').status(304).send();
    } else reply.send(request.method === 'HEAD' ? undefined : createReadStream(full));
    return true;
  };
}
