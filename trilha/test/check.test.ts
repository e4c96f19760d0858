import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCheck } from '../core/check/run.ts';
import type { CheckEvent, Verdict } from '../core/contract.ts';
import { firstFailure } from '../core/text.ts';
import { breakableBook, FIXTURE, firstConcept, fixtureBook } from './book.ts';

const HOSTILE = join(import.meta.dirname, 'fixtures/hostis');
const exerciseFolder = join(FIXTURE, '01-fundamentos/exercicios/01-soma');

/** Como o leitor: o arquivo numa pasta própria, longe da solução. */
function asLearner(name: string) {
  const source = readFileSync(join(HOSTILE, name), 'utf8').replace('@LIVRO@', exerciseFolder);
  const [, need] = /^\/\/ Precisa: (\S+)$/m.exec(source) ?? [];
  const book = need === undefined ? fixtureBook() : bookThatNeeds(need);
  mkdirSync(book.workspace, { recursive: true });
  const file = join(book.workspace, 'exercicio.ts');
  writeFileSync(file, source);
  const [, code = '', task = '', text = ''] = /^\/\/ Espera: (\S+) (\S+) (.*)$/m.exec(source) ?? [];
  return { book, file, code, task, text };
}

/** O livro de exemplo, com um exercício que declara uma permissão. */
function bookThatNeeds(need: string) {
  const book = breakableBook();
  const readme = join(book.root, '01-fundamentos/exercicios/01-soma/README.md');
  const text = readFileSync(readme, 'utf8').replace(/^title: .*$/m, (line) => `${line}\nprecisa: [${need}]`);
  writeFileSync(readme, text);
  return book;
}

describe('programas hostis nunca passam, e a mensagem diz por quê', () => {
  const names = readdirSync(HOSTILE);
  it('a coleção está inteira', () => expect(names.length).toBeGreaterThanOrEqual(84));

  it.for(names)('%s', async (name) => {
    const { book, file, code, task, text } = asLearner(name);
    // Quem não acaba sozinho não precisa dos 3 s inteiros; aos outros, a máquina ocupada não pode faltar.
    const timeoutMs = code === 'TIMEOUT' ? 800 : 15_000;
    const verdict = await runCheck(book, firstConcept(book), { file, timeoutMs });
    expect(verdict.status).toBe('failed');
    expect(verdict.problem?.code ?? 'TAREFA', firstFailure(verdict)?.text).toBe(code);
    expect(firstFailure(verdict)?.text).toContain(text);
    if (task !== '*') expect(firstFailure(verdict)?.task).toBe(task === '-' ? undefined : Number(task));
    expect(verdict.output.length).toBeLessThanOrEqual(16 * 1024);
    // Quem espera o filho que ficou para trás espera 40 s.
    expect(verdict.durationMs).toBeLessThan(35_000);
  });
});

describe('o caminho normal', () => {
  const check = (name: string, onEvent?: (event: CheckEvent) => void) => {
    const book = fixtureBook();
    const file = join(exerciseFolder, name);
    return runCheck(book, firstConcept(book), onEvent ? { file, onEvent } : { file });
  };

  it('a solução passa em todas as tarefas', async () => {
    const verdict = await check('solucao.ts');
    expect(verdict).toMatchObject({ status: 'passed', file: '01-fundamentos/exercicios/01-soma/solucao.ts' });
    expect(verdict.tasks.map((task) => task.status)).toEqual(['passed', 'passed', 'passed']);
  });

  it('a falha diz o enviado, o recebido, o esperado, a seção e a linha', async () => {
    const { tasks } = await check('exercicio.ts');
    expect(tasks[0]).toMatchObject({
      section: 'como-funciona',
      failure: {
        received: 'Error: por fazer: add',
        where: { file: '01-fundamentos/exercicios/01-soma/exercicio.ts', line: 3 },
      },
    });
    expect((await check('erros-comuns/sem-limite.ts')).tasks[2]?.failure).toMatchObject({
      sent: 'add(60, 41)',
      received: '101',
      expected: 'um RangeError com mensagem que combine com /100/',
    });
  });

  it('os eventos saem na ordem e terminam no veredito', async () => {
    const events: string[] = [];
    await check('solucao.ts', (event) => events.push(event.type));
    const each = ['task-start', 'task'];
    expect(events).toEqual(['start', 'tasks', ...each, ...each, ...each, 'verdict']);
  });

  it('quem declara disco escreve numa pasta só, e ela some no fim', async () => {
    const book = bookThatNeeds('disco');
    const folder = join(book.root, '01-fundamentos/exercicios/01-soma');
    const probe = `
      import { writeFileSync } from 'node:fs';
      for (const path of [process.env.TRILHA_DISCO, import.meta.dirname]) {
        try { writeFileSync(path + '/prova', 'x'); console.log('escreveu'); }
        catch (error) { console.log(error.code); }
      }`;
    mkdirSync(book.workspace, { recursive: true });
    const file = join(book.workspace, 'exercicio.ts');
    writeFileSync(file, readFileSync(join(folder, 'solucao.ts'), 'utf8') + probe);
    const verdict = await runCheck(book, firstConcept(book), { file });
    expect(verdict).toMatchObject({ status: 'passed', output: 'escreveu\nERR_ACCESS_DENIED\n' });
    expect(readdirSync(join(book.root, '.local/execucao'))).toEqual([]);
  });

  it('cancelar no meio mata o processo e não aprova', async () => {
    const { book, file } = asLearner('laco-infinito.ts.txt');
    const controller = new AbortController();
    const verdict = await runCheck(book, firstConcept(book), {
      file,
      timeoutMs: 60_000,
      signal: controller.signal,
      onEvent: (event) => event.type === 'task-start' && controller.abort(),
    });
    expect(verdict).toMatchObject({ status: 'inconclusive', problem: { code: 'CANCELLED' } });
  });
});

describe('um arquivo que não se pode verificar', () => {
  const solution = readFileSync(join(exerciseFolder, 'solucao.ts'), 'utf8');
  const withAccent = `// ação\n${solution}`;
  const put = (make: (file: string) => void): Promise<Verdict> => {
    const book = fixtureBook();
    mkdirSync(book.workspace, { recursive: true });
    const file = join(book.workspace, 'exercicio.ts');
    make(file);
    return runCheck(book, firstConcept(book), { file });
  };
  const asBytes = (bytes: Uint8Array) => (file: string) => writeFileSync(file, bytes);
  const mark = (...bytes: number[]) => Buffer.from(bytes);
  const utf16 = Buffer.from(withAccent, 'utf16le');

  it.for<[string, (file: string) => void, string]>([
    ['UTF-16 com marca', asBytes(Buffer.concat([mark(0xff, 0xfe), utf16])), 'está em UTF-16'],
    [
      'UTF-16 da outra ponta',
      asBytes(Buffer.concat([mark(0xfe, 0xff), Buffer.from(utf16).swap16()])),
      'está em UTF-16',
    ],
    ['UTF-16 sem marca', asBytes(utf16), 'está em UTF-16'],
    ['Latin-1', asBytes(Buffer.from(`\n${withAccent}`, 'latin1')), 'a linha 2 parece Latin-1'],
    ['bytes nulos', asBytes(Buffer.from(`${solution}\0`)), 'não é texto'],
    ['enorme', (file: string) => writeFileSync(file, Buffer.alloc(50 << 20, 'x')), 'tem 50 MB'],
    ['pasta', (file: string) => mkdirSync(file), 'há uma pasta'],
    ['atalho quebrado', (file: string) => symlinkSync('/nao/existe', file), 'lugar que não existe'],
    ['atalho para si', (file: string) => symlinkSync(file, file), 'aponta para si mesmo'],
    ['FIFO', (file: string) => void spawnSync('mkfifo', [file]), 'um canal ou um dispositivo'],
  ])('%s', async ([, make, text]) => {
    const verdict = await put(make);
    expect(verdict).toMatchObject({ status: 'failed', problem: { code: 'FILE' } });
    expect(verdict.problem?.message).toContain(text);
  });

  it.skipIf(process.getuid?.() === 0)('sem permissão de leitura', async () => {
    const verdict = await put((file) => {
      writeFileSync(file, solution);
      chmodSync(file, 0);
    });
    expect(verdict.problem?.message).toContain('falta permissão');
  });

  it('a marca do UTF-8 no começo não atrapalha', async () => {
    const verdict = await put(asBytes(Buffer.concat([mark(0xef, 0xbb, 0xbf), Buffer.from(withAccent)])));
    expect(verdict.status).toBe('passed');
  });
});

it.skipIf(process.platform !== 'linux')('kill -9 em quem verifica leva o programa junto', async () => {
  const { book, file } = asLearner('laco-infinito.ts.txt');
  const script = `
    import { runCheck } from ${JSON.stringify(join(import.meta.dirname, '../core/check/run.ts'))};
    const [book, concept, file] = ${JSON.stringify([book, firstConcept(book), file])};
    const onEvent = ({ type }) => type === 'task-start' && console.log('rodando');
    await runCheck(book, concept, { file, timeoutMs: 60_000, onEvent });`;
  const watcher = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await once(watcher.stdout, 'data');
  const group = Number(readFileSync(`/proc/${watcher.pid}/task/${watcher.pid}/children`, 'utf8').trim());
  watcher.kill('SIGKILL');
  const alive = (): string =>
    spawnSync('ps', ['-o', 'pid=', '-g', String(group)], { encoding: 'utf8' }).stdout.trim();
  await expect.poll(alive, { timeout: 5_000 }).toBe('');
});
