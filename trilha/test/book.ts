import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Book, openBook } from '../core/book.ts';
import { readCatalog } from '../core/catalog.ts';
import type { Concept } from '../core/contract.ts';

export const FIXTURE = join(import.meta.dirname, 'fixtures/livro');

/** Uma etapa completa e mínima, para pôr por cima do livro. */
const STAGE_FIXTURE = join(import.meta.dirname, 'fixtures/etapa');

type AtEnd = (work: () => void) => void;

const SCRATCH = join(import.meta.dirname, '../../.local/execucao');

/**
 * Dentro da árvore do projeto, para que os pacotes se resolvam, e com espaço e acento no caminho.
 * @param atEnd quando apagar; padrão, ao fim do teste em curso.
 */
export function temporaryFolder(atEnd: AtEnd = onTestFinished): string {
  mkdirSync(SCRATCH, { recursive: true });
  const folder = mkdtempSync(join(SCRATCH, 'teste da verificação-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** O livro de exemplo, com a pasta do leitor descartável. */
export function fixtureBook(atEnd?: AtEnd): Book {
  return openBook(FIXTURE, join(temporaryFolder(atEnd), 'minha trilha'));
}

/** Uma cópia que o teste pode estragar. */
export function breakableBook({ withStage = false } = {}): Book {
  const root = temporaryFolder();
  cpSync(FIXTURE, root, { recursive: true });
  // Exemplos sem lição servem aos testes de execução; num livro de verdade são um defeito.
  rmSync(join(root, '02-protocolos/exemplos'), { recursive: true });
  if (withStage) cpSync(STAGE_FIXTURE, root, { recursive: true });
  return openBook(root, join(root, 'minha-trilha'));
}

/** O mesmo, com o primeiro módulo marcado como aquecimento. A lição ainda é a de um conceito. */
export function warmUpBook(): Book {
  const book = breakableBook();
  const path = join(book.root, 'trilha/core/curriculo.json');
  const plan = readFileSync(path, 'utf8');
  writeFileSync(path, plan.replace('"title": "Fundamentos",', '"title": "Fundamentos", "warmUp": true,'));
  return book;
}

/** O mesmo, com um exame no primeiro módulo: o exercício e o exemplo são os da soma. */
export function examBook(): Book {
  const book = breakableBook();
  const module = join(book.root, '01-fundamentos');
  for (const folder of ['exercicios', 'exemplos'])
    cpSync(join(module, folder, '01-soma'), join(module, folder, 'exame'), { recursive: true });
  const test = join(module, 'exercicios/exame/exercicio.test.ts');
  writeFileSync(test, readFileSync(test, 'utf8').replaceAll("section: '", "section: '01-soma#"));
  const statement = join(module, 'exercicios/exame/README.md');
  writeFileSync(statement, readFileSync(statement, 'utf8').replace(/\[([^\]]*)\]\([^)]*\)/, '$1'));
  writeFileSync(join(module, 'teoria/exame.md'), exam());
  return book;
}

function exam(): string {
  const hidden = (right: string, wrong: string[]) =>
    `<details>\n<summary>Resposta</summary>\n\n**${right}.** Conte.\n\n${wrong
      .map((key) => `- **${key}.** Conte de novo.`)
      .join('\n')}\n\nReleia [soma](01-soma.md#como-funciona).\n\n</details>\n`;
  const questions = Array.from({ length: 8 }, (_, index) => {
    const choices = ['A', 'B', 'C'].map((key) => `- **${key}.** ${key} vezes.`).join('\n');
    const body = index === 7 ? hidden('5', ['4', '6']) : `${choices}\n\n${hidden('B', ['A', 'C'])}`;
    return `## ${index + 1}. Conta ${index + 1}\n\nQuanto é?\n\n${body}`;
  });
  return [
    '---\ntitle: Exame de soma\ndescription: Oito contas.\nnivel: iniciante\nminutos: 60\nprerequisitos: [01-fundamentos/01-soma]\n---\n',
    '## Como é o exame\n\nSome.\n',
    ...questions,
    '## Exercício\n\n[Soma](../exercicios/exame/README.md).\n',
    '## Depois do exame\n\nDescanse.\n',
  ].join('\n');
}

export function firstConcept(book: Book): Concept {
  const concept = readCatalog(book).modules[0]?.concepts[0];
  if (!concept) throw new Error('o livro de exemplo perdeu o primeiro conceito');
  return concept;
}
