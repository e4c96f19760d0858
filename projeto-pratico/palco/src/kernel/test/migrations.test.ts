import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase, useDb } from '../../../test/support/palco.ts';
import { statement } from '../db.ts';
import { applyMigrations, MigrationEditedError, pendingMigrations } from '../migrations.ts';

describe.runIf(hasDatabase())('migrações', () => {
  const open = useDb();
  let directory = '';
  const write = (key: string, sql: string) => writeFile(join(directory, key), sql);
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'palco migrations '));
    await mkdir(join(directory, '08-teste', 'coisas'), { recursive: true });
    await mkdir(join(directory, '09-depois', 'coisas'), { recursive: true });
    await write('08-teste/coisas/001_cria.sql', 'create table palco.coisas (n int)');
    await write('09-depois/coisas/001_muda.sql', 'alter table palco.coisas add column m int');
  });
  afterAll(() => rm(directory, { recursive: true }));

  test('quatro ao mesmo tempo: cada uma aplicada uma vez, só até a etapa pedida', async () => {
    const { pool } = await open();
    const runs = await Promise.all([1, 2, 3, 4].map(() => applyMigrations(pool, directory, 8)));
    expect(runs.flat()).toEqual(['08-teste/coisas/001_cria.sql']);
    expect(await pendingMigrations(pool, directory, 9)).toEqual(['09-depois/coisas/001_muda.sql']);
  });

  test('a que falha é desfeita inteira e não conta como aplicada', async () => {
    const db = await open();
    await write('09-depois/coisas/002_quebra.sql', 'create table palco.pela_metade (n int); select nada');
    await expect(applyMigrations(db.pool, directory, 9)).rejects.toThrow(
      '002_quebra.sql falhou e foi desfeita',
    );
    const found = await db.query(statement('test.half', `select to_regclass('palco.pela_metade') as t`));
    expect(found).toEqual([{ t: null }]);
    await rm(join(directory, '09-depois/coisas/002_quebra.sql'));
  });

  test('editada depois de aplicada é recusada; trocar quebras de linha não é editar', async () => {
    const { pool } = await open();
    await write('08-teste/coisas/001_cria.sql', 'create table palco.coisas (n bigint)');
    await expect(applyMigrations(pool, directory, 9)).rejects.toBeInstanceOf(MigrationEditedError);
    await write('08-teste/coisas/001_cria.sql', 'create table palco.coisas (n int)');
    expect(await pendingMigrations(pool, directory, 8)).toEqual([]);
  });

  test('nome fora da regra é dito', async () => {
    const { pool } = await open();
    await write('08-teste/coisas/2_errado.sql', 'select 1');
    await expect(applyMigrations(pool, directory, 9)).rejects.toThrow('Nome de migração fora da regra');
  });
});
