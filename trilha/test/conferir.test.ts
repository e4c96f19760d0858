import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Book } from '../core/book.ts';
import { readCatalog } from '../core/catalog.ts';
import { RULES } from '../core/conferir/rules/index.ts';
import { conferir } from '../core/conferir/run.ts';
import { breakableBook, warmUpBook } from './book.ts';
import { BREAKAGES, type Breakage, SHORTER, WARM_UP_BREAKAGES } from './breakages.ts';

async function findingsOf(book: Book, options: { update?: boolean; rule?: string } = {}) {
  const catalog = readCatalog(book);
  const concepts = catalog.modules.flatMap((module) => module.concepts).filter((concept) => concept.ready);
  const { update = false, rule } = options;
  const rules = RULES.filter(({ id }) => rule === undefined || id === rule);
  return (await conferir(book, catalog, { concepts, update, rules })).findings;
}

function apply(book: Book, { file, replace, content, remove }: Breakage) {
  const path = join(book.root, file);
  if (remove) return rmSync(path);
  if (content !== undefined) return writeFileSync(path, content);
  const before = readFileSync(path, 'utf8');
  const after = replace ? before.replace(...replace) : before;
  expect(after, 'a quebra não mudou nada').not.toBe(before);
  writeFileSync(path, after);
}

describe('conferir', () => {
  it('não acha defeito no livro de exemplo', async () => {
    expect(await findingsOf(breakableBook())).toEqual([]);
  });

  it('toda regra tem uma quebra que a prova', () => {
    expect([...new Set(BREAKAGES.map(({ rule }) => rule))].sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  it.for(BREAKAGES.map((breakage) => [`${breakage.rule}: ${breakage.name}`, breakage] as const))(
    '%s',
    async ([, breakage]) => {
      const book = breakableBook();
      apply(book, breakage);
      const found = await findingsOf(book, { rule: breakage.rule });
      expect(found.map(({ message }) => message).join('\n')).toMatch(breakage.message);
    },
  );

  it('a lição do aquecimento tem cinco seções, sem diagrama nem medição', async () => {
    const book = warmUpBook();
    for (const change of SHORTER) apply(book, change);
    expect(await findingsOf(book)).toEqual([]);
  });

  it.for(WARM_UP_BREAKAGES.map((breakage) => [breakage.name, breakage] as const))(
    'aquecimento: %s',
    async ([, breakage]) => {
      const book = warmUpBook();
      for (const change of [...SHORTER, breakage]) apply(book, change);
      const found = await findingsOf(book, { rule: breakage.rule });
      expect(found.map(({ message }) => message).join('\n')).toMatch(breakage.message);
    },
  );

  it('uma lição de conceito não cabe no aquecimento', async () => {
    expect(await findingsOf(warmUpBook(), { rule: 'secoes' })).toMatchObject([
      { message: expect.stringContaining('esperava “Exemplo prático”, veio “Múltiplas abordagens”') },
    ]);
  });

  it('acusa pasta que o plano não conhece', async () => {
    const book = breakableBook();
    mkdirSync(join(book.root, '01-fundamentos/exercicios/01-somma'));
    expect(await findingsOf(book, { rule: 'fontes' })).toMatchObject([
      { rule: 'plano', file: '01-fundamentos/exercicios/01-somma' },
    ]);
  });

  it.for(['exemplos', 'exercicios'])('acusa %s sem lição', async (folder) => {
    const book = breakableBook();
    mkdirSync(join(book.root, `02-protocolos/${folder}/01-soma-em-rede`), { recursive: true });
    expect(await findingsOf(book, { rule: 'fontes' })).toMatchObject([
      { rule: 'plano', level: 'error', file: `02-protocolos/${folder}/01-soma-em-rede` },
    ]);
  });

  it('um cabeçalho inválido é um achado, e os outros conceitos continuam conferidos', async () => {
    const book = breakableBook();
    writeFileSync(join(book.root, '01-fundamentos/teoria/02-produto.md'), '---\ntitle: [\n---\n');
    expect(await findingsOf(book, { rule: 'fontes' })).toMatchObject([
      { rule: 'cabecalho', message: expect.stringContaining('02-produto.md: o cabeçalho não é YAML') },
    ]);
  });

  it('--atualizar reescreve trechos, saídas e falhas esperadas, e depois nada sobra', async () => {
    const book = breakableBook();
    const lesson = join(book.root, '01-fundamentos/teoria/01-soma.md');
    const stale = readFileSync(lesson, 'utf8')
      .replace('return sum(a, b);', 'velho')
      .replace('2 + 3 = 5\n', 'velho\n');
    writeFileSync(lesson, stale);
    writeFileSync(join(book.root, '01-fundamentos/exercicios/01-soma/falhas-esperadas.json'), '{}');
    expect(await findingsOf(book, { update: true })).toEqual([]);
    expect(readFileSync(lesson, 'utf8')).not.toContain('velho');
    expect(await findingsOf(book)).toEqual([]);
  });
});
