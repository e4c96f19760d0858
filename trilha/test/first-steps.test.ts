import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/run.ts';
import type { Book } from '../core/book.ts';
import { readProgress } from '../core/progress.ts';
import { ensureWorkspace, learnerFile } from '../core/workspace.ts';
import { breakableBook, firstConcept, fixtureBook, temporaryFolder } from './book.ts';
import { recordTerminal } from './terminal.ts';

const MAIN = join(import.meta.dirname, '../cli/main.ts');
const MINE = 'minha-trilha/01-fundamentos/01-soma/exercicio.ts';
const MODEL = '01-fundamentos/exercicios/01-soma/exercicio.ts';

async function run(book: Book, ...args: string[]) {
  const { terminal, written } = recordTerminal();
  const status = await runCli(args, { book, terminal, signal: new AbortController().signal });
  return { status, ...written };
}

describe('quem começa acha o caminho', () => {
  it('da lição ao enunciado, ao arquivo e à verificação', async () => {
    const book = breakableBook();
    expect((await run(book, 'ler', '01')).stdout).toContain('→ Próximo: npx trilha enunciado 01/01');
    expect((await run(book)).stdout).toContain('npx trilha enunciado 01/01');
    const { status, stdout } = await run(book, 'enunciado', '01');
    expect(status).toBe(0);
    expect(stdout).toContain('Some dois números e recuse o que passa de 100.');
    expect(stdout).toContain('lição\n(01-fundamentos/teoria/01-soma.md)');
    expect(stdout).toContain(`→ Escreva em ${MINE}`);
    expect(stdout).toContain('→ Verifique: npx trilha verificar 01/01');
  });

  it('a primeira verificação diz que arquivo editar', async () => {
    const { stdout } = await run(breakableBook(), 'verificar', '01');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`copiado para ${MINE}`);
  });

  it('uma seção só, com ou sem acento', async () => {
    const { status, stdout } = await run(fixtureBook(), 'ler', '01', 'multiplas');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^## Múltiplas abordagens\n/);
    expect(stdout).not.toContain('## Comparação');
  });

  it('ajuda em cada comando, e comandos sem ligar para maiúsculas', async () => {
    const book = fixtureBook();
    for (const option of ['--ajuda', '--help', '-h'])
      expect((await run(book, 'DICA', '01', option)).stdout).toContain(
        'npx trilha dica [conceito] [--reler]',
      );
    expect((await run(book, 'ajuda', 'ler')).stdout).toMatch(/^npx trilha ler /);
  });

  it('uma opção mal escrita não gasta dica', async () => {
    const book = fixtureBook();
    expect((await run(book, 'dica', '01', '--relerr')).status).toBe(2);
    expect(readProgress(book).progress.concepts).toEqual({});
  });

  it('os argumentos a mais vão para o programa do exemplo', async () => {
    const book = breakableBook();
    const program = join(book.root, '01-fundamentos/exemplos/01-soma/soma.ts');
    writeFileSync(
      program,
      '/** Diz o que recebeu. */\nif (import.meta.main) console.log(process.argv.slice(2));\n',
    );
    const { stdout } = await run(book, 'exemplo', '01', 'soma', 'package.json', 'não-existe', '--tudo', '-h');
    for (const text of [join(process.cwd(), 'package.json'), "'não-existe'", "'--tudo'", "'-h'"])
      expect(stdout).toContain(text);
  });
});

describe('dois arquivos com o mesmo nome', () => {
  it('com git, compara com o que está gravado: atualizar o livro não é editar', async () => {
    const book = breakableBook();
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], { cwd: book.root });
    git('init', '-q');
    learnerFile(book, firstConcept(book));
    writeFileSync(join(book.root, MODEL), '// versão nova do livro\n');
    git('add', MODEL);
    git('commit', '-qm', 'livro');
    expect((await run(book, 'verificar', '01')).stderr).toBe('');
    writeFileSync(join(book.root, MODEL), '// editado\n');
    const { stderr, status } = await run(book, 'verificar', '01', '--json');
    expect(stderr).toContain('foi alterado');
    expect(stderr).toContain(`→ Edite ${MINE}`);
    expect(status).toBe(1);
  });
});

describe('npx dentro de minha-trilha', () => {
  it('sobe até o trilha do curso, sem perguntar ao registro público', async () => {
    const root = temporaryFolder();
    writeFileSync(
      join(root, 'package.json'),
      JSON.stringify({ name: 'curso', version: '1.0.0', type: 'module', bin: { trilha: 'trilha.mjs' } }),
    );
    writeFileSync(join(root, 'trilha.mjs'), "#!/usr/bin/env node\nconsole.log('o do curso');\n", {
      mode: 0o755,
    });
    const book = { root, workspace: join(root, 'minha-trilha') };
    ensureWorkspace(book);
    const below = join(book.workspace, '01-fundamentos/01-soma');
    mkdirSync(below, { recursive: true });
    const [command = '', ...args] = 'npx --no-install trilha'.split(' ');
    for (const cwd of [book.workspace, below]) {
      const env = {
        ...process.env,
        npm_config_registry: 'http://127.0.0.1:9/',
        npm_config_fetch_retries: '0',
      };
      const found = spawnSync(command, args, {
        cwd,
        env,
        encoding: 'utf8',
        shell: process.platform === 'win32',
      });
      expect(found.stdout.trim(), found.stderr).toBe('o do curso');
    }
  }, 30_000);
});

it('quem para de ler a saída não muda o código: verificar | head ainda falha', async () => {
  const book = fixtureBook();
  const child = spawn(process.execPath, [MAIN, 'verificar', '01/05'], {
    env: { ...process.env, TRILHA_MINHA: book.workspace },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  child.stdout.destroy();
  expect((await once(child, 'exit'))[0]).toBe(1);
});
