import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCheck } from '../core/check/run.ts';
import type { CheckEvent } from '../core/contract.ts';
import { firstFailure } from '../core/text.ts';
import { breakableBook, FIXTURE, firstConcept, fixtureBook } from './book.ts';

const HOSTILE = join(import.meta.dirname, 'fixtures/hostis');
const exerciseFolder = join(FIXTURE, '01-fundamentos/exercicios/01-soma');

/** Como o leitor: o arquivo numa pasta própria, longe da solução. */
function asLearner(name: string) {
  const book = fixtureBook();
  const source = readFileSync(join(HOSTILE, name), 'utf8').replace('@LIVRO@', exerciseFolder);
  mkdirSync(book.workspace, { recursive: true });
  const file = join(book.workspace, 'exercicio.ts');
  writeFileSync(file, source);
  const [, code = '', task = '', text = ''] = /^\/\/ Espera: (\S+) (\S+) (.*)$/m.exec(source) ?? [];
  return { book, file, code, task: task === '-' ? undefined : Number(task), text };
}

describe('programas hostis nunca passam, e a mensagem diz por quê', () => {
  const names = readdirSync(HOSTILE);
  it('a coleção está inteira', () => expect(names.length).toBeGreaterThanOrEqual(25));

  it.for(names)('%s', async (name) => {
    const { book, file, code, task, text } = asLearner(name);
    // Um laço infinito não precisa dos 3 s inteiros; a memória precisa de tempo para crescer.
    const timeoutMs = code === 'MEMORY' ? 15_000 : 800;
    const verdict = await runCheck(book, firstConcept(book), { file, timeoutMs });
    expect(verdict.status).toBe('failed');
    expect(verdict.problem?.code ?? 'TAREFA', firstFailure(verdict)?.text).toBe(code);
    expect(firstFailure(verdict)?.text).toContain(text);
    expect(firstFailure(verdict)?.task).toBe(task);
    expect(verdict.output.length).toBeLessThanOrEqual(16 * 1024);
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
    const book = breakableBook();
    const folder = join(book.root, '01-fundamentos/exercicios/01-soma');
    const readme = join(folder, 'README.md');
    writeFileSync(
      readme,
      readFileSync(readme, 'utf8').replace(/^title: .*$/m, (line) => `${line}\nprecisa: [disco]`),
    );
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
