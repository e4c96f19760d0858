import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from './book.ts';
import type { Concept, Measurements } from './contract.ts';

/** O relatório do livro e o desta máquina, lado a lado. Nulo é “ainda não medido”. */
export function readMeasurements(book: Book, { id, moduleId, slug }: Concept): Measurements {
  return {
    book: readJson(join(book.root, moduleId, 'exemplos', slug, 'medir.gerado.json')),
    reader: readJson(join(book.root, '.local/medicoes', `${id}.json`)),
  };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Uma medição interrompida pode deixar meio arquivo; medir de novo o conserta.
    return null;
  }
}
