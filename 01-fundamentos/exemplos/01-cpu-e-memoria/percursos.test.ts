import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import {
  makeGrid,
  makePlays,
  report,
  secondsInColumn,
  secondsInObjects,
  shuffled,
  sumByColumns,
  sumByRows,
} from './percursos.ts';

it('as duas ordens dão a mesma soma', () => {
  const grid = makeGrid(7, 13);
  expect(sumByColumns(grid)).toBe(sumByRows(grid));
  expect(sumByRows(grid)).toBe(grid.cells.reduce((sum, cell) => sum + cell, 0));
});

it('objetos, objetos embaralhados e coluna dão a mesma soma', () => {
  const plays = makePlays(500);
  const mixed = shuffled(plays);
  expect(mixed).not.toEqual(plays);
  const total = plays.reduce((sum, { seconds }) => sum + seconds, 0);
  expect(secondsInObjects(plays)).toBe(total);
  expect(secondsInObjects(mixed)).toBe(total);
  expect(secondsInColumn(Int32Array.from(plays, ({ seconds }) => seconds))).toBe(total);
});

it('conta dezesseis vezes mais buscas na ordem ruim', () => {
  const text = report().join('\n');
  expect(text).toMatch(/linha a linha +256\n/);
  expect(text).toMatch(/coluna a coluna +4\.096\n/);
  expect(text).toMatch(/coluna de inteiros de 4 bytes +63\n/);
});

it('um objeto de oito campos ocupa os 88 bytes que a lição diz', ({ skip }) => {
  if (!process.version.startsWith('v24.')) skip('o tamanho é o do Node 24');
  const [play] = makePlays(1);
  const { stdout } = spawnSync(
    process.execPath,
    ['--allow-natives-syntax', '-e', `%DebugPrint(${JSON.stringify(play).replaceAll('"', '')})`],
    { encoding: 'utf8' },
  );
  expect(stdout).toMatch(/instance size: 88\n.*inobject properties: 8/);
});
