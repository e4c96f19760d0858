import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/run.ts';
import type { Book } from '../core/book.ts';
import { readCatalog } from '../core/catalog.ts';
import { findConcept, rereadOf, shortId } from '../core/find.ts';
import { readProgress } from '../core/progress.ts';
import { nextStep } from '../core/summary.ts';
import { breakableBook, examBook } from './book.ts';
import { recordTerminal } from './terminal.ts';

const EXAM = '01-fundamentos/exame';

function cli(book: Book) {
  return async (...args: string[]) => {
    const { terminal, written } = recordTerminal();
    const status = await runCli(args, { book, terminal, signal: new AbortController().signal });
    return { status, ...written };
  };
}

/** O exercício do exame, ou o da lição, como a solução. */
function solve(book: Book, id: string): void {
  const solution = readFileSync(join(book.root, '01-fundamentos/exercicios/01-soma/solucao.ts'), 'utf8');
  writeFileSync(join(book.workspace, id, 'exercicio.ts'), solution);
}

describe('o exame de um módulo', () => {
  it('vem depois dos conceitos, e fora da conta deles', () => {
    const [examined, plain] = [readCatalog(examBook()), readCatalog(breakableBook())];
    expect(examined.modules[0]?.exam).toMatchObject({ id: EXAM, title: 'Exame de soma', ready: true });
    expect(examined.modules[0]?.concepts).toHaveLength(plain.modules[0]?.concepts.length ?? 0);
    expect(examined.totals).toEqual(plain.totals);
    expect(plain.modules[0]?.exam).toBeUndefined();
  });

  it('acha-se por 01/exame, 1-exame e exame', () => {
    const catalog = readCatalog(examBook());
    for (const query of ['01/exame', '1-exame', 'exame', EXAM]) {
      const found = findConcept(catalog, query);
      expect(found.id).toBe(EXAM);
      expect(shortId(found)).toBe('01/exame');
    }
    expect(findConcept(catalog, '01/01').id).toBe('01-fundamentos/01-soma');
    expect(() => findConcept(catalog, '02/exame')).toThrow(/Nenhum conceito/);
  });

  it('a tarefa manda reler a seção de uma lição do módulo', () => {
    const catalog = readCatalog(examBook());
    const reread = rereadOf(catalog, findConcept(catalog, 'exame'), '01-soma#como-funciona');
    expect(reread).toMatchObject({ concept: { id: '01-fundamentos/01-soma' }, anchor: 'como-funciona' });
    expect(rereadOf(catalog, findConcept(catalog, 'exame'), '09-nada#x').concept).toBeUndefined();
  });

  it('está na lista, verifica-se como qualquer exercício e é o passo depois do último conceito', async () => {
    const book = examBook();
    const run = cli(book);
    expect((await run('lista')).stdout).toMatch(
      /01 {2}.* {2}1 de 2\n.*01\/01 .*\n.*01\/exame +pronto +Exame de soma/,
    );
    const failed = await run('verificar', '01/exame');
    expect(failed.status).toBe(1);
    expect(failed.stdout).toContain('minha-trilha/01-fundamentos/exame/exercicio.ts');
    writeFileSync(join(book.workspace, EXAM, 'exercicio.ts'), 'export const add = () => 0;\n');
    expect((await run('verificar', '01/exame')).stdout).toContain('npx trilha ler 01/01 "Como funciona"');
    expect((await run('dica', '01/exame')).stdout).toContain('dica 1 de');

    await run('verificar', '01/01');
    solve(book, '01-fundamentos/01-soma');
    await run('verificar', '01/01');
    const step = nextStep(readCatalog(book), readProgress(book).progress);
    expect(step).toMatchObject({ concept: { id: EXAM }, action: 'ler' });

    solve(book, EXAM);
    expect((await run('verificar', '01/exame')).status).toBe(0);
    expect((await run('lista')).stdout).toMatch(/01\/exame +✔ feito/);
    expect((await run('progresso')).stdout).toContain('1 de 1  Fundamentos (iniciante, com o exame)');
    expect((await run('comparar', '01/exame')).stdout).toContain('exercicios/exame/solucao.ts');
  });

  it('no terminal as respostas só aparecem quando se pedem', async () => {
    const run = cli(examBook());
    const asked = await run('ler', '01/exame');
    expect(asked.stdout).toContain('3. Conta 3');
    expect(asked.stdout).not.toContain('Conte de novo');
    expect((await run('ler', '01/exame', '--respostas')).stdout).toContain('Conte de novo');
  });
});
