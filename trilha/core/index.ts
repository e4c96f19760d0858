export { openBook } from './book.ts';
export { readCatalog } from './catalog.ts';
export type { Catalog, Concept, Module, Stage } from './contract.ts';
