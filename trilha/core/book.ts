import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** As pastas de onde tudo é lido e onde o leitor escreve. Testes passam outras. */
export interface Book {
  /** Raiz do repositório. */
  root: string;
  /** O que é do leitor; padrão `<root>/minha-trilha`. */
  workspace: string;
}

/** O livro deste repositório. `TRILHA_MINHA` muda a pasta do leitor, para testes e demonstrações. */
export function openBook(root = repositoryRoot(), workspace = process.env.TRILHA_MINHA): Book {
  return { root, workspace: workspace ?? join(root, 'minha-trilha') };
}

function repositoryRoot(): string {
  return fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
}

/** Caminho relativo à raiz, com `/`, como no contrato. */
export function toBookPath(book: Book, path: string): string {
  return relative(book.root, path).split(sep).join('/');
}

/** Existe no livro? Um arquivo que falta é um conceito ainda não escrito, não um erro. */
export function bookHas(book: Book, path: string): boolean {
  return existsSync(join(book.root, path));
}
