import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/run.ts';
import type { Book } from '../core/book.ts';
import { readCatalog } from '../core/catalog.ts';
import { conferir } from '../core/conferir/run.ts';
import { selectNamed } from '../core/conferir/selection.ts';
import { listFiles } from '../core/list-files.ts';
import { breakableBook, warmUpBook } from './book.ts';
import { recordTerminal } from './terminal.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const LESSON = '01-fundamentos/teoria/02-produto.md';
const EXERCISE = '01-fundamentos/exercicios/02-produto';
const STAGE = 'projeto-pratico/exercicio-01-setup';

async function cli(book: Book, ...args: string[]) {
  const { terminal, written } = recordTerminal(80);
  const status = await runCli(args, { book, terminal, signal: new AbortController().signal });
  return { status, ...written };
}

async function findingsOf(book: Book, query: string, only = (_rule: string) => true) {
  const catalog = readCatalog(book);
  return (await conferir(book, catalog, { ...selectNamed(catalog, [query]), only })).findings;
}

async function scaffolded(): Promise<Book> {
  const book = breakableBook();
  expect(await cli(book, 'novo', 'conceito', '01/02')).toMatchObject({ status: 0, stderr: '' });
  expect(await cli(book, 'novo', 'exercicio', '01/02')).toMatchObject({ status: 0, stderr: '' });
  return book;
}

describe('novo', () => {
  it('cria lição, exemplo e exercício, e o conceito fica em preparação', async () => {
    const book = breakableBook();
    const { stdout } = await cli(book, 'novo', 'conceito', '01-fundamentos/02-produto');
    expect(stdout).toContain(`  ${LESSON}\n  01-fundamentos/exemplos/02-produto/produto.ts\n`);
    expect(stdout).toMatch(/npx trilha novo exercicio 01\/02/);
    expect((await cli(book, 'lista')).stdout).not.toContain('Produto');
    expect((await cli(book, 'lista', '--tudo')).stdout).toMatch(/01\/02 +em preparação +Produto/);
    expect((await cli(book, 'ler', '01/02')).stderr).toContain('ainda não foi escrito');
  });

  it('conferir só acusa o que falta escrever, com as palavras do que escrever', async () => {
    const book = await scaffolded();
    const found = await findingsOf(book, '01/02');
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['por-escrever']));
    expect(found.map(({ file, line }) => `${file}:${line}`)).toContain(`${LESSON}:4`);
    expect(found.map(({ message }) => message)).toContain(
      'por escrever: o mecanismo até o que a máquina faz, com um diagrama mermaid ou .svg',
    );
    // Um modelo sem marca passaria por escrito.
    const marked = new Set(found.map(({ file }) => file));
    const created = listFiles(book.root).filter((file) => file.includes('/02-produto'));
    expect(created.filter((file) => !marked.has(file))).toEqual([`${EXERCISE}/falhas-esperadas.json`]);
  });

  it('sem as marcas, o resto do contrato passa a valer, e o exercício do modelo já cumpre as três direções', async () => {
    const book = await scaffolded();
    for (const file of listFiles(book.root).filter((each) => each.includes('/02-produto'))) {
      const path = join(book.root, file);
      // Na lição, sem o texto da marca, as seções ficam vazias; no exercício, ele faz as vezes do que se escreveria.
      const text = file.startsWith(EXERCISE) ? '$1' : '';
      const written = readFileSync(path, 'utf8').replaceAll(/<!-- POR ESCREVER: (.*?) -->/g, text);
      writeFileSync(path, written.replaceAll('POR ESCREVER: ', ''));
    }
    const rules = new Set((await findingsOf(book, '01/02')).map(({ rule }) => rule));
    for (const rule of ['secoes', 'fontes', 'cabecalho', 'por-escrever']) expect(rules).toContain(rule);
    for (const rule of ['exercicio', 'solucao', 'inicial', 'erros-comuns', 'recusas', 'exemplos'])
      expect(rules).not.toContain(rule);
  });

  it('o que sai passa pelo formatador, pelo lint e pelos tipos, mesmo com um título difícil', async () => {
    const book = breakableBook();
    const title = 'Árvores: `a*/b`, "c" e # d';
    expect(await cli(book, 'novo', 'conceito', '1/03-arvores', title)).toMatchObject({ status: 0 });
    await cli(book, 'novo', 'exercicio', '01/03');
    expect(readCatalog(book).modules[0]?.concepts[2]).toMatchObject({
      title,
      ready: false,
      level: 'iniciante',
    });
    const files = listFiles(book.root).filter((file) => /\/03-arvores\/.*\.ts$/.test(file));
    expect(files.length).toBe(8);
    expect(checked(book, files)).toBe('');
    expect(typed(book, ['01-fundamentos/*/03-arvores/**/*.ts'])).toBe('');
  });

  it('o aquecimento tem as seções dele', async () => {
    const book = warmUpBook();
    await cli(book, 'novo', 'conceito', '01/02');
    const titles = readFileSync(join(book.root, LESSON), 'utf8').match(/^## .*/gm);
    expect(titles).toEqual([
      '## O que é',
      '## Como funciona',
      '## Exemplo prático',
      '## Exercício',
      '## Confira',
    ]);
  });

  it('a etapa nova passa pelo formatador, pelo lint e pelos tipos, e é um rascunho até não sobrar marca', async () => {
    const book = breakableBook();
    const { status, stdout } = await cli(book, 'novo', 'etapa', '01');
    symlinkSync(join(REPOSITORY, 'projeto-pratico/palco'), join(book.root, 'projeto-pratico/palco'));
    expect(status).toBe(0);
    expect(stdout).toContain("project('exercicio-01', 'projeto-pratico/exercicio-01-setup'),");
    expect(readCatalog(book).stages[0]).toMatchObject({ ready: false, readme: `${STAGE}/README.md` });
    const files = listFiles(join(book.root, STAGE)).map((file) => `${STAGE}/${file}`);
    const code = files.filter((file) => /\.(ts|json)$/.test(file));
    expect(code.length).toBeGreaterThan(8);
    expect(checked(book, code)).toBe('');
    expect(typed(book, [`${STAGE}/**/*.ts`])).toBe('');
    const found = await findingsOf(book, 'etapa-01');
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['por-escrever']));
    const marked = new Set(found.map(({ file }) => file));
    expect(files.filter((file) => !marked.has(file)).map((file) => file.slice(STAGE.length + 1))).toEqual([
      'erros-comuns/sem-erro.ts',
      'inicial/package.json',
      'inicial/tsconfig.json',
      'package.json',
    ]);
    for (const file of marked) {
      const path = join(book.root, file);
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replaceAll(/<!-- POR ESCREVER: .*-->|POR ESCREVER: /g, ''),
      );
    }
    const rules = new Set((await findingsOf(book, 'etapa-01')).map(({ rule }) => rule));
    for (const rule of ['etapa-secoes', 'etapa-erros', 'etapa-inicial', 'etapa-tarefas'])
      expect(rules).toContain(rule);
    for (const rule of ['etapa-arquivos', 'etapa-contrato', 'etapa-abertura'])
      expect(rules).not.toContain(rule);
    expect(await cli(book, 'novo', 'etapa', '01')).toMatchObject({ status: 2, stdout: '' });
  });

  it('nunca escreve por cima', async () => {
    const book = await scaffolded();
    for (const args of [
      ['conceito', '01/02'],
      ['exercicio', '01/02'],
      ['exercicio', '01/01'],
    ]) {
      const { status, stderr } = await cli(book, 'novo', ...args);
      expect([status, stderr]).toEqual([2, expect.stringContaining('já existe')]);
    }
    const stray = '02-protocolos/exemplos/01-soma-em-rede/soma-em-rede.ts';
    mkdirSync(dirname(join(book.root, stray)), { recursive: true });
    writeFileSync(join(book.root, stray), '// meu\n');
    expect((await cli(book, 'novo', 'conceito', '02/01')).status).toBe(2);
    expect(listFiles(join(book.root, '02-protocolos'))).toEqual(['exemplos/01-soma-em-rede/soma-em-rede.ts']);
  });

  const refused: [string[], string][] = [
    [[], 'Diga o que criar'],
    [['projeto', '02'], 'Diga o que criar'],
    [['etapa', '02'], 'Não há a etapa “02” no plano'],
    [['etapa', '01', 'Outra'], 'Diga o que criar'],
    [['conceito', '09-nada/01-x', 'X'], 'Não há o módulo “09-nada”'],
    [['conceito', '01-fundamentos/03-divisao'], 'não está no plano'],
    [['conceito', '01-fundamentos/02-outro', 'Outro'], 'já é de 02-produto'],
    [['conceito', '01/09'], 'Nenhum conceito combina'],
    [['exercicio', '01/02'], 'ainda não tem lição'],
  ];
  it.for(refused)('recusa %j e não cria nada', async ([args, message]) => {
    const book = breakableBook();
    const before = listFiles(book.root);
    const { status, stderr } = await cli(book, 'novo', ...args);
    expect([status, stderr.replaceAll(/\s+/g, ' ')]).toEqual([2, expect.stringContaining(message)]);
    expect(listFiles(book.root)).toEqual(before);
  });
});

/** O que o Biome e o oxlint dizem; a pasta do teste é ignorada pelo git, e eles o seguiriam. */
function checked({ root }: Book, files: string[]): string {
  const paths = files.map((file) => join(root, file));
  const run = (...args: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: REPOSITORY, encoding: 'utf8' });
    return status === 0 ? '' : stdout;
  };
  const bin = (path: string) => join(REPOSITORY, 'node_modules', path);
  return (
    run(bin('@biomejs/biome/bin/biome'), 'check', '--vcs-enabled=false', ...paths) +
    run(bin('oxlint/bin/oxlint'), '--no-ignore', ...paths)
  );
}

function typed({ root }: Book, include: string[]): string {
  const config = join(root, 'tsconfig.json');
  writeFileSync(config, JSON.stringify({ extends: '../../../tsconfig.base.json', include }));
  const compiler = join(REPOSITORY, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [compiler, '-p', config], { encoding: 'utf8' }).stdout;
}
