import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { REPO_ROOT, walk } from '../../lib/repo.ts';

const TYPES: Record<string, string> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
};

const kindOf = (path: string) => TYPES[path.split('.').at(-1)?.toLowerCase() ?? ''];

/** As imagens das pastas do curso, copiadas para o site no mesmo caminho que têm no repositório. */
export const getStaticPaths: GetStaticPaths = () =>
  walk('')
    .filter((path) => /^(\d\d-|projeto-pratico\/exercicio-|docs\/)/.test(path) && kindOf(path) !== undefined)
    .map((path) => ({ params: { path } }));

export const GET: APIRoute = ({ params }) => {
  const path = params.path ?? '';
  const type = kindOf(path) ?? 'application/octet-stream';
  return new Response(readFileSync(join(REPO_ROOT, path)), { headers: { 'content-type': type } });
};
