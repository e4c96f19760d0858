import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { requireService } from '@trilha/services/vitest';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runCli } from '../cli/run.ts';
import type { Book } from '../core/book.ts';
import { startCommand } from '../core/project.ts';
import { breakableBook } from './book.ts';
import { recordTerminal } from './terminal.ts';

const postgres = requireService('postgres');
const FIRST = 'projeto-pratico/exercicio-01-setup';
const SECOND = 'projeto-pratico/exercicio-02-usuarios';

async function cli(book: Book, ...args: string[]) {
  const { terminal, written } = recordTerminal(80);
  const status = await runCli(args, { book, terminal, signal: new AbortController().signal });
  return { status, ...written };
}

const write = (root: string, path: string, content: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
};

const own = ({ workspace }: Book, path: string) => join(workspace, 'projeto', path);
const read = (book: Book, path: string) => readFileSync(own(book, path), 'utf8');

/** Duas etapas: a segunda muda um arquivo da primeira, repete os outros e traz um novo. */
function twoStages(): Book {
  const book = breakableBook({ withStage: true });
  const plan = join(book.root, 'trilha/core/curriculo.json');
  const second = '{ "id": "exercicio-02-usuarios", "title": "Usuários", "level": "iniciante" }';
  writeFileSync(plan, readFileSync(plan, 'utf8').replace('"iniciante" }]\n', `"iniciante" }, ${second}]\n`));
  cpSync(join(book.root, FIRST, 'inicial'), join(book.root, SECOND, 'inicial'), { recursive: true });
  write(book.root, `${SECOND}/README.md`, '# Etapa 02: usuários\n');
  write(book.root, `${SECOND}/inicial/src/users.ts`, '/** TODO. */\nexport {};\n');
  write(book.root, `${SECOND}/inicial/.env.exemplo`, 'PORT=3000\nSALT=\n');
  return book;
}

afterEach(() => void vi.unstubAllEnvs());

describe('projeto comecar', () => {
  it('traz o ponto de partida inteiro, diz o que fazer e anota o começo', async () => {
    const book = breakableBook({ withStage: true });
    const { status, stdout } = await cli(book, 'projeto', 'comecar', '01');
    expect(status).toBe(0);
    expect(stdout).toContain('Projeto criado: 5 arquivos novos em minha-trilha/projeto');
    expect(stdout).toContain('npx trilha projeto verificar 01');
    expect(read(book, '.env.exemplo')).toBe('PORT=3000\n');
    const progress = JSON.parse(readFileSync(join(book.workspace, 'progresso.json'), 'utf8'));
    expect(progress.stages['exercicio-01-setup']).toEqual({
      startedAt: expect.any(String),
      lastAt: expect.any(String),
    });
  });

  it('outra vez, não escreve por cima: devolve o que foi apagado e diz o que ficou', async () => {
    const book = breakableBook({ withStage: true });
    await cli(book, 'projeto', 'comecar', '1');
    writeFileSync(own(book, 'src/vida.ts'), '// meu\n');
    rmSync(own(book, 'src/server.ts'));
    const { status, stdout } = await cli(book, 'projeto', 'começar', '01');
    expect(status).toBe(0);
    expect(stdout).toContain('1 arquivo novo em minha-trilha/projeto\n  src/server.ts\n');
    expect(stdout).toMatch(/são seus:\n {2}src\/vida\.ts\nCompare-os com os de/);
    expect(read(book, 'src/vida.ts')).toBe('// meu\n');
    expect((await cli(book, 'projeto', 'comecar', '01')).stdout).toContain('Nada a copiar');
  });

  it('a etapa seguinte só traz o que acrescenta: o que a anterior já tinha, e o leitor apagou, não volta', async () => {
    const book = twoStages();
    await cli(book, 'projeto', 'comecar', '01');
    rmSync(own(book, 'src/vida.ts'));
    const { stdout } = await cli(book, 'projeto', 'comecar', '02');
    expect(stdout).toContain('Etapa 02: 1 arquivo novo em minha-trilha/projeto\n  src/users.ts\n');
    expect(stdout).toMatch(/são seus:\n {2}\.env\.exemplo\n/);
    expect(() => read(book, 'src/vida.ts')).toThrow('ENOENT');
  });

  it('quem entra por uma etapa adiante recebe tudo', async () => {
    const book = twoStages();
    const { stdout } = await cli(book, 'projeto', 'comecar', '02');
    expect(stdout).toContain('Projeto criado: 6 arquivos novos');
    expect(read(book, 'src/vida.ts')).toContain('devolva 200');
  });

  it('um arquivo no lugar de uma pasta, ou o contrário, fica onde está', async () => {
    const book = breakableBook({ withStage: true });
    write(book.workspace, 'projeto/src', 'não é pasta\n');
    write(book.workspace, 'projeto/package.json/leia.md', 'não é arquivo\n');
    const { status, stdout } = await cli(book, 'projeto', 'comecar', '01');
    expect(status).toBe(0);
    expect(stdout).toMatch(/são seus:\n {2}package\.json\n {2}src\/server\.ts\n {2}src\/vida\.ts\n/);
    expect(read(book, 'src')).toBe('não é pasta\n');
  });

  it('um arquivo com o nome da pasta do projeto é dito, e não apagado', async () => {
    const book = breakableBook({ withStage: true });
    write(book.workspace, 'projeto', 'meu\n');
    const { status, stderr } = await cli(book, 'projeto', 'comecar', '01');
    expect([status, stderr.replaceAll(/\s+/g, ' ')]).toEqual([2, expect.stringContaining('é um arquivo')]);
    expect(readFileSync(join(book.workspace, 'projeto'), 'utf8')).toBe('meu\n');
  });

  it('etapa sem ponto de partida, que não existe ou que não foi dita', async () => {
    const book = breakableBook({ withStage: true });
    rmSync(join(book.root, FIRST, 'inicial'), { recursive: true });
    expect(await cli(book, 'projeto', 'comecar', '01')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('não tem ponto de partida'),
    });
    expect((await cli(book, 'projeto', 'comecar', '07')).stderr).toContain('Não há a etapa “07” no plano');
    expect((await cli(book, 'projeto', 'comecar')).stderr).toContain('Falta dizer a etapa');
  });
});

describe('projeto verificar sem dizer o servidor', () => {
  it('sem projeto, manda começar', async () => {
    const { status, stderr } = await cli(breakableBook({ withStage: true }), 'projeto', 'verificar', '01');
    expect(status).toBe(2);
    expect(stderr).toContain('npx trilha projeto comecar 01');
  });

  it.for([
    ['{ "scripts": {} }', 'não declara como se inicia'],
    ['{ "scripts": { "start": "tsc && node ." } }', 'precisa de um shell'],
    ['{', 'não é JSON válido'],
  ] as const)('recusa o package.json %s', ([manifest, message]) => {
    const book = breakableBook();
    write(book.workspace, 'projeto/package.json', manifest);
    expect(() => startCommand(own(book, ''))).toThrow(message);
  });

  it('roda o que o projeto declara, na pasta dele, e o começo continua anotado', async (context) => {
    vi.stubEnv('TRILHA_POSTGRES_URL', (await postgres(context)).url);
    const book = breakableBook({ withStage: true });
    await cli(book, 'projeto', 'comecar', '01');
    writeFileSync(
      own(book, 'src/server.ts'),
      "console.error('fui eu, em', process.cwd());\nprocess.exit(3);\n",
    );
    const { status, stdout } = await cli(book, 'projeto', 'verificar', '01', '--tarefa', '1');
    expect(status).toBe(1);
    expect(stdout).toContain(`fui eu, em ${own(book, '').replace(/\/$/, '')}`);
    const { stages } = JSON.parse(readFileSync(join(book.workspace, 'progresso.json'), 'utf8'));
    expect(stages['exercicio-01-setup']).toMatchObject({ startedAt: expect.any(String), mode: 'comando' });
  });
});
