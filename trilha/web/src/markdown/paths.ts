/**
 * Onde cada arquivo Markdown do repositório aparece no site. Uma regra só, usada pelo carregador e pelos links:
 * por isso um link que funciona no GitHub funciona aqui.
 */

const RULES: readonly [RegExp, string][] = [
  [/^(\d\d-[a-z0-9-]+)\/teoria\/(\d\d-[a-z0-9-]+|exame)\.md$/, '$1/$2'],
  [/^(\d\d-[a-z0-9-]+)\/exercicios\/(\d\d-[a-z0-9-]+|exame)\/README\.md$/, '$1/$2/exercicio'],
  [/^(\d\d-[a-z0-9-]+)\/exemplos\/(\d\d-[a-z0-9-]+)\/README\.md$/, '$1/$2/exemplos'],
  [/^(\d\d-[a-z0-9-]+)\/README\.md$/, '$1'],
  [/^(\d\d-[a-z0-9-]+)\/teoria\/README\.md$/, '$1/teoria'],
  [/^projeto-pratico\/README\.md$/, 'projeto-pratico'],
  [/^projeto-pratico\/((?:exercicio-\d\d|revisao)-[a-z0-9-]+)\/README\.md$/, 'projeto-pratico/$1'],
  [/^docs\/decisoes\/([a-z0-9-]+)\.md$/, 'docs/decisoes/$1'],
  [/^docs\/glossario\.md$/, 'glossario'],
  [/^docs\/([a-z0-9-]+)\.md$/, 'docs/$1'],
  [/^(RECURSOS|CONTRIBUINDO)\.md$/, '$1'],
];

/** A rota (sem barras nas pontas) de um arquivo Markdown, ou `undefined` quando ele não vira página. */
export function routeOf(repoPath: string): string | undefined {
  if (repoPath === 'README.md') return '';
  for (const [pattern, route] of RULES) {
    if (pattern.test(repoPath)) return repoPath.replace(pattern, route).toLowerCase();
  }
  return undefined;
}

/** Endereço de uma rota, sempre com barra no fim. */
export function hrefOf(route: string): string {
  return route === '' ? '/' : `/${route}/`;
}

/** Página que mostra um arquivo de código do repositório. */
export function sourceHref(repoPath: string): string {
  return `/codigo/${repoPath}/`;
}

/** Endereço de uma imagem do repositório copiada para o site. */
export function assetHref(repoPath: string): string {
  return `/arquivos/${repoPath}`;
}

/** Resolve `alvo` a partir da pasta do arquivo; `undefined` quando sai do repositório. */
export function resolveFrom(file: string, target: string): string | undefined {
  const parts = target.startsWith('/') ? [] : file.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
