import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Book } from '../core/book.ts';
import { readCatalog } from '../core/catalog.ts';
import { RULE_IDS } from '../core/conferir/rules/index.ts';
import { conferir } from '../core/conferir/run.ts';
import { selectAll } from '../core/conferir/selection.ts';
import { breakableBook, examBook, warmUpBook } from './book.ts';
import { BREAKAGES, type Breakage, EXAM_BREAKAGES, SHORTER, WARM_UP_BREAKAGES } from './breakages.ts';

const openBreakable = () => breakableBook({ withStage: true });

async function findingsOf(book: Book, { update = false, rule }: { update?: boolean; rule?: string } = {}) {
  const catalog = readCatalog(book);
  const only = (id: string) => rule === undefined || id === rule;
  return (await conferir(book, catalog, { ...selectAll(catalog), update, only })).findings;
}

function apply(
  book: Book,
  { file, replace, content, remove, also }: Omit<Breakage, 'rule' | 'name' | 'message'>,
) {
  if (also) apply(book, also);
  const path = join(book.root, file);
  if (remove) return rmSync(path, { recursive: true });
  if (content !== undefined) {
    mkdirSync(dirname(path), { recursive: true });
    return writeFileSync(path, content);
  }
  const before = readFileSync(path, 'utf8');
  const [from, to] = replace ?? ['', ''];
  const after = typeof to === 'string' ? before.replace(from, to) : before.replace(from, to);
  expect(after, 'a quebra não mudou nada').not.toBe(before);
  writeFileSync(path, after);
}

describe('conferir', () => {
  it('não acha defeito no livro de exemplo', async () => {
    expect(await findingsOf(openBreakable())).toEqual([]);
  });

  it('toda regra tem uma quebra que a prova', () => {
    const broken = [...BREAKAGES, ...EXAM_BREAKAGES].map(({ rule }) => rule);
    expect([...new Set(broken)].sort()).toEqual([...RULE_IDS].sort());
  });

  it.for(BREAKAGES.map((breakage) => [`${breakage.rule}: ${breakage.name}`, breakage] as const))(
    '%s',
    async ([, breakage]) => {
      const book = openBreakable();
      apply(book, breakage);
      const found = await findingsOf(book, { rule: breakage.rule });
      expect(found.map(({ message }) => message).join('\n')).toMatch(breakage.message);
      for (const { next } of found) expect(next.length).toBeGreaterThan(10);
    },
  );

  it('uma saída que só confere na segunda vez é um aviso, e não um acerto calado', async () => {
    const book = openBreakable();
    apply(book, {
      file: '01-fundamentos/exemplos/01-soma/soma.ts',
      replace: [
        "import { sum } from './core.ts';",
        [
          "import { existsSync, writeFileSync } from 'node:fs';",
          "import { sum } from './core.ts';",
          "const mark = import.meta.filename + '.visto';",
          "if (!existsSync(mark)) console.log('uma linha a mais na primeira vez');",
          "writeFileSync(mark, '');",
        ].join('\n'),
      ],
    });
    expect(await findingsOf(book, { rule: 'saidas' })).toMatchObject([
      { level: 'warning', message: expect.stringContaining('só conferiu na segunda vez') },
    ]);
  });

  it('um exame completo não tem defeito', async () => {
    expect(await findingsOf(examBook())).toEqual([]);
  });

  it.for(EXAM_BREAKAGES.map((breakage) => [breakage.name, breakage] as const))(
    'exame: %s',
    async ([, breakage]) => {
      const book = examBook();
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
      for (const { next } of found) expect(next.length).toBeGreaterThan(10);
    },
  );

  it('uma lição de conceito não cabe no aquecimento', async () => {
    expect(await findingsOf(warmUpBook(), { rule: 'secoes' })).toMatchObject([
      { message: expect.stringContaining('esperava “Exemplo prático”, veio “Múltiplas abordagens”') },
    ]);
  });

  it('acusa pasta que o plano não conhece', async () => {
    const book = openBreakable();
    mkdirSync(join(book.root, '01-fundamentos/exercicios/01-somma'));
    expect(await findingsOf(book, { rule: 'plano' })).toMatchObject([
      { rule: 'plano', file: '01-fundamentos/exercicios/01-somma' },
    ]);
  });

  it.for(['exemplos', 'exercicios'])('acusa %s sem lição', async (folder) => {
    const book = openBreakable();
    mkdirSync(join(book.root, `02-protocolos/${folder}/01-soma-em-rede`), { recursive: true });
    expect(await findingsOf(book, { rule: 'plano' })).toMatchObject([
      { rule: 'plano', level: 'error', file: `02-protocolos/${folder}/01-soma-em-rede` },
    ]);
  });

  it('um cabeçalho inválido é um achado, e os outros conceitos continuam conferidos', async () => {
    const book = openBreakable();
    writeFileSync(join(book.root, '01-fundamentos/teoria/02-produto.md'), '---\ntitle: [\n---\n');
    expect(await findingsOf(book, { rule: 'plano' })).toMatchObject([
      { rule: 'plano', message: expect.stringContaining('02-produto.md: o cabeçalho não é YAML') },
    ]);
  });

  it('--atualizar reescreve trechos, saídas e falhas esperadas, e depois nada sobra', async () => {
    const book = openBreakable();
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
