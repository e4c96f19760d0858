import { assetHref, hrefOf, resolveFrom, routeOf, sourceHref } from './paths.ts';

/** O que existe no repositório; os testes usam um de mentira. */
export interface Repo {
  kind(repoPath: string): 'file' | 'dir' | undefined;
}

/** Para onde um link vai no site. `text` = não há página para ele: fica o texto, sem link quebrado. */
export type Target =
  | { kind: 'outside' | 'page' | 'asset'; href: string }
  | { kind: 'source'; href: string; path: string }
  | { kind: 'text'; path: string };

const IMAGE = /\.(svg|png|jpe?g|gif|webp|avif)$/i;
const SOURCE = /\.(ts|tsx|mts|mjs|js|json|sql|ya?ml|sh|py|txt|toml|css|html|conf|proto|asm|s|c|wat|md)$/i;

/** Separa `caminho#âncora`, decodificando o caminho. */
function split(url: string): { path: string; hash: string } {
  const at = url.indexOf('#');
  const raw = at === -1 ? url : url.slice(0, at);
  return { path: decodeURI(raw), hash: at === -1 ? '' : url.slice(at) };
}

function directory(path: string, hash: string, repo: Repo): Target {
  const readme = path === '' ? 'README.md' : `${path}/README.md`;
  const route = repo.kind(readme) === 'file' ? routeOf(readme) : undefined;
  return route === undefined ? { kind: 'text', path } : { kind: 'page', href: hrefOf(route) + hash };
}

/**
 * Traduz um link de Markdown, escrito para o GitHub, para o site.
 * @param url como está no arquivo: `../exemplos/05-x/bits.ts`, `README.md#tarefas`, `https://…`
 * @param file caminho do arquivo que contém o link, a partir da raiz do repositório
 */
export function resolveLink(url: string, file: string, repo: Repo): Target {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('//')) return { kind: 'outside', href: url };
  if (url.startsWith('#')) return { kind: 'page', href: url };
  const { path: relative, hash } = split(url);
  const path = resolveFrom(file, relative);
  if (path === undefined) return { kind: 'text', path: relative };
  const kind = path === '' ? 'dir' : repo.kind(path);
  if (kind === 'dir') return directory(path, hash, repo);
  if (kind === undefined) return { kind: 'text', path };
  const route = routeOf(path);
  if (route !== undefined) return { kind: 'page', href: hrefOf(route) + hash };
  if (IMAGE.test(path)) return { kind: 'asset', href: assetHref(path) };
  if (SOURCE.test(path)) return { kind: 'source', href: sourceHref(path) + hash, path };
  return { kind: 'text', path };
}
