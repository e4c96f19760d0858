import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openBook } from '../core/book.ts';
import { readCatalog } from '../core/catalog.ts';
import { runCheck } from '../core/check/run.ts';
import { exerciseOf } from '../core/find.ts';
import { readProgress } from '../core/progress.ts';
import { nextStep } from '../core/summary.ts';
import { learnerFile } from '../core/workspace.ts';
import { temporaryFolder } from './book.ts';

const ROOT = join(import.meta.dirname, '../..');

it('quem começa este curso começa pelo aquecimento, e o enunciado basta para passar', async () => {
  const book = openBook(ROOT, join(temporaryFolder(), 'minha trilha'));
  const concept = nextStep(readCatalog(book), readProgress(book).progress)?.concept;
  expect(concept?.id).toBe('00-aquecimento/01-terminal');
  if (!concept) return;
  const statement = readFileSync(join(ROOT, exerciseOf(concept).path, 'README.md'), 'utf8');
  const given = /^ *(return .+;)$/m.exec(statement)?.[1] ?? '';
  const file = learnerFile(book, concept);
  const write = (name: string, line: string) => {
    const before = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      before.replace(`throw new Error('por fazer: ${name}');`, () => line),
    );
  };
  const statuses = async () => (await runCheck(book, concept, { file })).tasks.map(({ status }) => status);

  write('greeting', given);
  expect(await statuses()).toEqual(['passed', 'passed', 'failed', 'failed']);
  write('exitCode', "return name === '' ? 2 : 0;");
  expect(await statuses()).toEqual(['passed', 'passed', 'passed', 'passed']);
});
