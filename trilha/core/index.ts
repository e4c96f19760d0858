/** A porta do núcleo para as outras partes do repositório. */
export { type Book, openBook } from './book.ts';
export { readCatalog } from './catalog.ts';
export type { Catalog, Concept, Module, Stage } from './contract.ts';
