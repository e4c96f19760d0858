import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Loader } from 'astro/loaders';
import { TrilhaError } from '../../../core/errors.ts';
import { parseDocument } from '../../../core/front-matter.ts';
import { REPO_ROOT, walk } from '../lib/repo.ts';
import { routeOf } from '../markdown/paths.ts';
import type { Findings } from '../markdown/plugin.ts';

const FOLDERS = /^(\d\d-[a-z0-9-]+|projeto-pratico|docs)$/;

/** A linha que abre o enunciado de uma etapa: a página a mostra como ficha, não como parágrafo. */
const STAGE_FACTS = /^Nível \S+ · (.+?) · antes dela: (.+)\.$/m;

/** Separa o cabeçalho YAML do texto e tira dele um título quando o arquivo não traz um. */
function readDocument(source: string, path: string): { data: Record<string, unknown>; body: string } {
  const { data, body } = parseDocument(source, path);
  const title = data.title ?? data.titulo ?? /^#\s+(.+)$/m.exec(body)?.[1]?.replaceAll('`', '').trim();
  const description = data.description ?? data.resumo;
  const [facts = '', tempo, antes] = STAGE_FACTS.exec(body) ?? [];
  return {
    data: {
      ...data,
      title: title ?? 'Sem título',
      ...(description !== undefined && { description }),
      ...(tempo !== undefined && { tempo, antes }),
    },
    body: body.replace(facts, ''),
  };
}

/** Os arquivos Markdown do repositório que viram páginas do Starlight, com a rota de cada um. */
function pages(): { path: string; route: string }[] {
  const top = walk('', REPO_ROOT).filter((path) => path.endsWith('.md'));
  return top.flatMap((path) => {
    const first = path.split('/')[0] ?? '';
    if (path.includes('/') && !FOLDERS.test(first)) return [];
    const route = routeOf(path);
    return route === undefined || route === '' ? [] : [{ path, route }];
  });
}

/**
 * Lê as lições, os enunciados e os documentos das pastas do repositório: uma fonte só, a mesma que se lê no GitHub.
 * @param owned quais rotas ficam nesta coleção
 */
export function courseLoader(owned: (route: string) => boolean): Loader {
  return {
    name: 'trilha',
    async load({ store, parseData, renderMarkdown, generateDigest, watcher, config, logger }) {
      const site = fileURLToPath(config.root);
      const loadOne = async ({ path, route }: { path: string; route: string }) => {
        const file = join(REPO_ROOT, path);
        const { data, body } = readDocument(readFileSync(file, 'utf8'), path);
        const rendered = await renderMarkdown(body, { fileURL: pathToFileURL(file) });
        const sources = (rendered.metadata?.frontmatter as Findings | undefined)?.sources ?? [];
        const parsed = await parseData({ id: route, data: { ...data, sources, origem: path } });
        const digest = generateDigest(body);
        store.set({ id: route, data: parsed, body, filePath: relative(site, file), digest, rendered });
      };
      store.clear();
      const mine = pages().filter(({ route }) => owned(route));
      for (const page of mine) {
        // Um cabeçalho com defeito não derruba o site: o catálogo mostra a lição como quebrada, com o motivo.
        await loadOne(page).catch((error: unknown) => {
          if (!(error instanceof TrilhaError)) throw error;
          logger.warn(error.message);
        });
      }
      logger.info(`${mine.length} páginas lidas das pastas do curso`);
      watcher?.add(mine.map(({ path }) => join(REPO_ROOT, path)));
      watcher?.on('change', (changed) => {
        const page = mine.find(({ path }) => join(REPO_ROOT, path) === changed);
        if (page !== undefined) loadOne(page).catch((error) => logger.error(String(error)));
      });
    },
  };
}
