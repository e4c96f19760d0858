import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Repo } from '../markdown/links.ts';

/** Sobe a partir da pasta atual até a que contém este site: serve ao build, aos testes e ao `astro dev`. */
function findRoot(from: string): string {
  if (existsSync(join(from, 'trilha/web/astro.config.ts'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('Rode o build do site de dentro do repositório.');
  return findRoot(parent);
}

/** Raiz do repositório, com `/` no fim. `TRILHA_CONTEUDO` aponta outra pasta de conteúdo em testes e ensaios. */
export const REPO_ROOT = `${(process.env.TRILHA_CONTEUDO ?? findRoot(process.cwd())).replaceAll('\\', '/').replace(/\/$/, '')}/`;

/** O repositório no disco. */
export function diskRepo(root: string = REPO_ROOT): Repo {
  return {
    kind(path) {
      const stat = statSync(join(root, path), { throwIfNoEntry: false });
      if (stat === undefined) return undefined;
      return stat.isDirectory() ? 'dir' : 'file';
    },
  };
}

const SKIP = new Set(['node_modules', 'dist', '.git', '.local', '.astro', 'minha-trilha']);

/** Caminhos dos arquivos sob `folder`, relativos à raiz, em ordem; sem pastas geradas. */
export function walk(folder: string, root: string = REPO_ROOT): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return SKIP.has(entry.name) ? [] : walk(path, root);
      return entry.isFile() ? [path] : [];
    });
}
