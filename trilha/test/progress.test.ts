import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/run.ts';
import { readCatalog } from '../core/catalog.ts';
import type { Verdict } from '../core/contract.ts';
import { progressPath, readProgress, updateProgress } from '../core/progress.ts';
import { recordLesson, recordVerdict } from '../core/record.ts';
import { nextStage, nextStep, summarize } from '../core/summary.ts';
import { learnerFile, resetExercise } from '../core/workspace.ts';
import { firstConcept, fixtureBook, warmUpBook } from './book.ts';
import { recordTerminal } from './terminal.ts';

const WRITER = join(import.meta.dirname, 'fixtures/escritor.ts');

const writer = (workspace: string, key: string, times: number) =>
  spawn(process.execPath, [WRITER, workspace, key, String(times)], { stdio: ['ignore', 'pipe', 'inherit'] });

describe('progresso', () => {
  it('cria a pasta com repositório próprio e grava legível', async () => {
    const book = fixtureBook();
    await recordLesson(book, firstConcept(book), true);
    expect(readdirSync(book.workspace)).toEqual(
      expect.arrayContaining(['.git', '.gitignore', 'README.md', 'progresso.json', 'tsconfig.json']),
    );
    expect(readFileSync(progressPath(book), 'utf8')).toMatch(/^\{\n {2}"version": 1,/);
    expect(readProgress(book).progress.last).toBe('01-fundamentos/01-soma');
  });

  it('dois escritores ao mesmo tempo não perdem nada um do outro', async () => {
    const book = fixtureBook();
    const both = [writer(book.workspace, 'a', 25), writer(book.workspace, 'b', 25)];
    const codes = await Promise.all(both.map(async (child) => (await once(child, 'exit'))[0]));
    expect(codes).toEqual([0, 0]);
    expect(Object.keys(readProgress(book).progress.concepts)).toHaveLength(50);
  });

  it('kill -9 no meio da escrita, dez vezes, nunca deixa meio arquivo', async () => {
    const book = fixtureBook();
    for (let round = 0; round < 10; round++) {
      const child = writer(book.workspace, `r${round}-`, 10_000);
      // A primeira linha diz que já há gravações em curso; o instante do corte varia com o agendador.
      await once(child.stdout, 'data');
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      expect(readProgress(book).notice).toBeUndefined();
    }
    await updateProgress(book, (progress) => {
      progress.last = 'depois';
    });
    expect(readProgress(book).progress.last).toBe('depois');
  }, 60_000);

  it('uma queda em cada chamada da gravação: o antigo ou o novo, e nenhum resto depois do próximo comando', async () => {
    const book = fixtureBook();
    await recordLesson(book, firstConcept(book), true);
    const crash = pathToFileURL(join(import.meta.dirname, 'fixtures/quedas.mjs')).href;
    const keys = () => Object.keys(readProgress(book).progress.concepts);
    const points = new Set<string>();
    for (let call = 1; ; call++) {
      const before = keys();
      const args = ['--import', crash, WRITER, book.workspace, `c${call}-`, '1'];
      const env = { ...process.env, CAI_NA: String(call) };
      const { signal, status } = spawnSync(process.execPath, args, { env });
      const added = keys().filter((key) => !before.includes(key));
      expect(added.filter((key) => key !== `c${call}-0`)).toEqual([]);
      points.add(
        readdirSync(book.workspace)
          .filter((name) => /novo/.test(name))
          .join(' '),
      );
      await runCli(['versao'], {
        book,
        terminal: recordTerminal().terminal,
        signal: new AbortController().signal,
      });
      expect(readdirSync(book.workspace).filter((name) => /novo/.test(name))).toEqual([]);
      if (signal === null) {
        expect([status, added]).toEqual([0, [`c${call}-0`]]);
        break;
      }
    }
    // Houve queda com o arquivo novo pela metade e sem resto nenhum.
    for (const left of ['', 'progresso.json.novo']) expect(points).toContain(left);
  }, 60_000);

  it.for([
    '{"version":1,"concepts":',
    '',
    'null',
    '[]',
    '{"version":1}',
    '{"version":1,"concepts":[],"stages":{}}',
  ])('arquivo ilegível (%s) é guardado e dito', (content) => {
    const book = fixtureBook();
    mkdirSync(book.workspace, { recursive: true });
    writeFileSync(progressPath(book), content);
    const { progress, notice } = readProgress(book);
    expect(progress.concepts).toEqual({});
    const aside = /guardado em (.*)\.$/.exec(notice ?? '')?.[1] ?? '';
    expect(readFileSync(aside, 'utf8')).toBe(content);
  });

  it('não toca no que uma versão mais nova gravou', () => {
    const book = fixtureBook();
    mkdirSync(book.workspace, { recursive: true });
    writeFileSync(progressPath(book), '{"version":2}');
    expect(() => readProgress(book)).toThrow(/versão mais nova/);
    expect(existsSync(progressPath(book))).toBe(true);
  });

  it.skipIf(!existsSync('/dev/full'))('disco cheio é dito, e o que estava gravado fica', async () => {
    const book = fixtureBook();
    await recordLesson(book, firstConcept(book), true);
    const before = readFileSync(progressPath(book), 'utf8');
    // O Linux responde ENOSPC a quem escreve aqui.
    symlinkSync('/dev/full', `${progressPath(book)}.novo`);
    await expect(updateProgress(book, () => undefined)).rejects.toMatchObject({
      code: 'STORAGE',
      message: expect.stringContaining('o disco está cheio'),
    });
    expect(readFileSync(progressPath(book), 'utf8')).toBe(before);
  });

  it('a trava de quem vive é respeitada; a de quem morreu se solta sozinha', async () => {
    const book = fixtureBook();
    const update = () => updateProgress(book, () => undefined);
    await update();
    const hold = `
      const { DatabaseSync } = require('node:sqlite');
      new DatabaseSync(process.argv[1]).exec('BEGIN EXCLUSIVE');
      console.log('presa');
      setInterval(() => {}, 1_000);`;
    const owner = spawn(process.execPath, ['-e', hold, `${progressPath(book)}.trava.db`]);
    await once(owner.stdout, 'data');
    await expect(update()).rejects.toMatchObject({ code: 'PROGRESS_LOCKED' });
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    await update();
  });
});

describe('o registro de uma verificação', () => {
  const verdict = (status: Verdict['status'], content: string): Verdict => ({
    status,
    concept: '01-fundamentos/01-soma',
    file: 'x.ts',
    tasks: [
      {
        number: 1,
        title: 't',
        section: 's',
        status: status === 'passed' ? 'passed' : 'failed',
        durationMs: 1,
      },
    ],
    output: '',
    outputTruncated: false,
    durationMs: 1,
    content,
  });

  it('guarda a primeira aprovação; falhar depois não a apaga; conteúdo novo pede outra', async () => {
    const book = fixtureBook();
    const concept = firstConcept(book);
    const first = await recordVerdict(book, concept, verdict('passed', 'antigo'));
    await recordVerdict(book, concept, verdict('failed', 'antigo'));
    await recordVerdict(book, concept, verdict('inconclusive', 'antigo'));
    const { progress } = readProgress(book);
    expect(progress.concepts[concept.id]?.exercise).toMatchObject({
      attempts: 2,
      tasksPassed: 0,
      passedAt: first.exercise?.passedAt,
      content: 'antigo',
    });
    expect(summarize(readCatalog(book), progress).changed).toEqual(['Soma']);
  });

  it('o próximo passo é ler, depois verificar, depois nada', async () => {
    const book = fixtureBook();
    const concept = firstConcept(book);
    const next = () => nextStep(readCatalog(book), readProgress(book).progress)?.action;
    expect(next()).toBe('ler');
    await recordLesson(book, concept, true);
    expect(next()).toBe('verificar');
    await recordVerdict(book, concept, verdict('passed', concept.content ?? ''));
    expect(next()).toBeUndefined();
  });

  it('o aquecimento é o primeiro passo de quem começa; de quem está adiante, nenhum', async () => {
    const book = warmUpBook();
    const catalog = readCatalog(book);
    const [warmUp] = catalog.modules;
    expect([warmUp?.warmUp, catalog.totals.modules.planned, catalog.totals.concepts.planned]).toEqual([
      true,
      1,
      1,
    ]);
    expect(nextStep(catalog, readProgress(book).progress)?.concept.moduleId).toBe(warmUp?.id);
    const ahead = { ...readProgress(book).progress, last: '02-protocolos/01-soma-em-rede' };
    expect(nextStep(catalog, ahead)).toBeUndefined();
  });

  it('a etapa é o passo seguinte quando o nível acaba, e antes de subir de nível', () => {
    const book = fixtureBook();
    const read = readCatalog(book);
    const { progress } = readProgress(book);
    const [first, second] = read.modules;
    const planned = second?.concepts[0];
    const stage = read.stages[0];
    if (!first || !second || !planned || !stage) throw new Error('o livro de exemplo mudou');
    const above = { ...second, level: 'intermediario' as const, concepts: [{ ...planned, ready: true }] };
    const catalog = { ...read, modules: [first, above], stages: [{ ...stage, ready: true }] };
    const here = { ...progress, last: firstConcept(book).id };
    expect(nextStage(catalog, progress)).toBeUndefined();
    expect(nextStage(catalog, here)).toBeUndefined();
    const exercise = { attempts: 1, hints: 0, tasksPassed: 3, tasksTotal: 3, passedAt: '2026-01-01' };
    const done = { ...here, concepts: { [here.last]: { exercise } } };
    expect(nextStage(catalog, done)?.id).toBe(stage.id);
    const passed = { [stage.id]: { lastAt: '', passedAt: '2026-01-01', mode: 'comando' as const } };
    expect(nextStage(catalog, { ...done, stages: passed })).toBeUndefined();
    expect(nextStage({ ...catalog, modules: [first] }, done)?.id).toBe(stage.id);
  });
});

it('recomeçar guarda uma cópia e nunca sobrescreve o do leitor', () => {
  const book = fixtureBook();
  const concept = firstConcept(book);
  const file = learnerFile(book, concept);
  writeFileSync(file, '// meu\n');
  expect(readFileSync(learnerFile(book, concept), 'utf8')).toBe('// meu\n');
  const { backup } = resetExercise(book, concept);
  expect(readFileSync(backup, 'utf8')).toBe('// meu\n');
  expect(readFileSync(file, 'utf8')).toContain('por fazer: add');
});
