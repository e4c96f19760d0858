import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runCli } from '../cli/run.ts';
import type { Book } from '../core/book.ts';
import { readCatalog } from '../core/catalog.ts';
import { changesSinceBase } from '../core/conferir/changed.ts';
import { countChangedLines } from '../core/conferir/line-diff.ts';
import { selectChanged } from '../core/conferir/selection.ts';
import { breakableBook, temporaryFolder } from './book.ts';
import { recordTerminal } from './terminal.ts';

const LESSON = '01-fundamentos/teoria/01-soma.md';
const STAGE = 'projeto-pratico/exercicio-01-setup';

async function cli(book: Book, ...args: string[]) {
  const { terminal, written } = recordTerminal(80);
  const status = await runCli(['conferir', ...args], {
    book,
    terminal,
    signal: new AbortController().signal,
  });
  return { status, ...written };
}

function git(root: string, ...args: string[]) {
  const identity = ['-c', 'user.name=Teste', '-c', 'user.email=teste@exemplo.invalid'];
  const run = spawnSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8' });
  expect(run.stderr, args.join(' ')).not.toMatch(/fatal|error/);
}

/** O livro de exemplo com uma etapa, num repositório de um commit no ramo main. */
function repository(): Book {
  const book = breakableBook({ withStage: true });
  commitAll(book);
  return book;
}

function commitAll(book: Book): void {
  git(book.root, 'init', '--quiet', '--initial-branch=main');
  git(book.root, 'add', '.');
  git(book.root, 'commit', '--quiet', '-m', 'começo');
}

function chosen(book: Book) {
  const { concepts, stages } = selectChanged(book, readCatalog(book));
  return [...concepts, ...stages].map(({ id }) => id);
}

afterEach(() => void vi.unstubAllEnvs());

describe('o que mudou', () => {
  it('nada, num repositório limpo', () => {
    expect(chosen(repository())).toEqual([]);
  });

  it.for([
    [LESSON, ['01-fundamentos/01-soma']],
    ['01-fundamentos/exemplos/01-soma/novo.ts', ['01-fundamentos/01-soma']],
    ['01-fundamentos/exemplos/01-soma/apoio/tabela nova.ts', ['01-fundamentos/01-soma']],
    [`${STAGE}/verificar/vida.ts`, ['exercicio-01-setup']],
    ['docs/glossario.md', ['01-fundamentos/01-soma', 'exercicio-01-setup']],
    ['trilha/core/conferir/nova.ts', ['01-fundamentos/01-soma', 'exercicio-01-setup']],
    ['README.md', []],
    ['01-fundamentos/exemplos/01-soma-e-resto/outra.ts', []],
  ] as const)('%s', ([path, expected]) => {
    const book = repository();
    mkdirSync(join(book.root, path, '..'), { recursive: true });
    appendFileSync(join(book.root, path), '\n');
    expect(chosen(book)).toEqual(expected);
  });

  it('conta o que o ramo já guardou, o que saiu do lugar e o que foi apagado', () => {
    const book = repository();
    git(book.root, 'switch', '--quiet', '--create', 'trabalho');
    git(book.root, 'mv', `${STAGE}/comparar.ts`, '01-fundamentos/mudou.ts');
    git(book.root, 'commit', '--quiet', '-m', 'muda de lugar');
    expect(chosen(book)).toEqual(['exercicio-01-setup']);
    rmSync(join(book.root, '01-fundamentos/exercicios/01-soma/dicas.md'));
    expect(chosen(book)).toEqual(['01-fundamentos/01-soma', 'exercicio-01-setup']);
  });

  it('sem git, tudo', () => {
    vi.stubEnv('GIT_DIR', join(temporaryFolder(), 'nenhum'));
    const book = breakableBook({ withStage: true });
    expect(changesSinceBase(book.root)).toBeUndefined();
    expect(chosen(book)).toEqual(['01-fundamentos/01-soma', 'exercicio-01-setup']);
  });
});

describe('npx trilha conferir', () => {
  it('diz arquivo, linha, regra, o que há e o que fazer, e sai com 1', async () => {
    const book = repository();
    expect(await cli(book, '--sem', 'ortografia')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Nenhum conceito ou etapa mudou'),
    });
    const path = join(book.root, LESSON);
    writeFileSync(path, readFileSync(path, 'utf8').replace('title: Soma', 'title: ""'));
    const { status, stdout } = await cli(book, '--sem', 'ortografia');
    expect(status).toBe(1);
    expect(stdout).toContain(
      `✖ erro  ${LESSON}:1  (cabecalho)\n    o cabeçalho não tem title\n    → complete o cabeçalho`,
    );
    expect(stdout).toMatch(/Conceitos: 1 · etapas: 0 · .*\nErros: 1 · avisos: 0/);
  });

  it('com só a lição mudada, não repete o exercício nem as saídas que já estavam na base', async () => {
    const book = breakableBook({ withStage: true });
    const edit = (file: string, from: string, to: string) => {
      const path = join(book.root, file);
      writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    };
    edit('01-fundamentos/exercicios/01-soma/solucao.ts', 'a + b', 'a - b');
    edit(LESSON, '2 + 3 = 5\n', '2 + 3 = 6\n');
    commitAll(book);
    const rules = async (...args: string[]) => {
      const { stdout } = await cli(book, '--json', '--sem', 'ortografia', ...args);
      const { findings } = JSON.parse(stdout) as { findings: { rule: string }[] };
      return new Set(findings.map(({ rule }) => rule));
    };
    edit(LESSON, 'A direta.', 'A direta!');
    expect(await rules()).toEqual(new Set(['voz']));
    expect(await rules('--tudo')).toEqual(new Set(['voz', 'solucao', 'saidas']));
    edit(LESSON, '2 + 3 = 5, um', '2 + 3 = 7, um');
    expect(await rules()).toEqual(new Set(['voz', 'saidas']));
    edit('01-fundamentos/exercicios/01-soma/exercicio.test.ts', 'soma dois', 'junta dois');
    expect(await rules()).toEqual(new Set(['voz', 'solucao', 'saidas']));
  });

  it('--json traz tudo em um objeto, e a etapa se escolhe pelo número', async () => {
    const book = breakableBook({ withStage: true });
    rmSync(join(book.root, STAGE, 'comparar.gerado.svg'));
    const { status, stdout } = await cli(book, 'etapa-01', '--sem', 'ortografia', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      concepts: 0,
      stages: 1,
      findings: [{ rule: 'etapa-comparacao', level: 'error', file: STAGE, next: expect.any(String) }],
    });
  });

  it('recusa a etapa e a regra que não existem, com as que há', async () => {
    const book = breakableBook({ withStage: true });
    expect((await cli(book, 'etapa-09')).stderr).toContain('As que há: etapa-01');
    expect((await cli(book, '--sem', 'ortografa')).stderr.replaceAll(/\s+/g, ' ')).toContain(
      'ortografia, plano',
    );
  });
});

it('a diferença entre variantes conta código, e não explicação nem recuo', () => {
  const base = 'import { a } from "a";\n\na({});\n';
  expect(countChangedLines(base, base)).toBe(0);
  expect(countChangedLines(base, `/** Por quê,\n * em duas linhas. */\n${base}// fim\n`)).toBe(0);
  expect(countChangedLines(base, base.replace('a({});', 'a({\n  b: 1,\n});'))).toBe(3);
  expect(countChangedLines(base, '')).toBe(2);
});
