import { openBook } from '../../../core/book.ts';
import { readCatalog } from '../../../core/catalog.ts';
import type { Catalog } from '../../../core/contract.ts';
import { REPO_ROOT } from './repo.ts';

let once: Catalog | undefined;

/** O catálogo do curso, lido das pastas uma vez por build. */
export function catalog(): Catalog {
  once ??= readCatalog(openBook(REPO_ROOT.replace(/\/$/, '')));
  return once;
}
