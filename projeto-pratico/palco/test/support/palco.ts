import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, dropDatabase } from '@trilha/services';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Building } from '#app/building.ts';
import { compose, type Palco } from '#app/compose.ts';
import type { Config } from '#app/config.ts';
import { createLog } from '#app/log.ts';
import type { Clock } from '#kernel/clock.ts';
import { createDb, type Db } from '#kernel/db.ts';
import { createMemoryMail, type MemoryMail } from '#ports/mail/memory.ts';
import { testConfig } from './config.ts';

export interface TestPalco extends Palco {
  config: Config;
  /** O correio: o que as tarefas já mandaram, se {@link TestPalco.work} foi chamado. */
  mail: MemoryMail;
  /** Nomes dos comandos SQL executados desde a última leitura. */
  takeQueries(): string[];
}

/** Um banco novo para este arquivo e um diretório seu, apagados no fim. */
export function useFreshPlace(): () => Promise<{ databaseUrl: string; storageDir: string }> {
  const postgres = inject('postgres');
  let place: { databaseUrl: string; storageDir: string } | undefined;
  beforeAll(async () => {
    if (!('url' in postgres)) return;
    const databaseUrl = await createDatabase(postgres.url, { template: postgres.template });
    place = { databaseUrl, storageDir: await mkdtemp(join(tmpdir(), 'palco teste ')) };
  });
  afterAll(async () => {
    if (!place) return;
    await dropDatabase(place.databaseUrl);
    await rm(place.storageDir, { recursive: true, force: true });
  });
  return async () => {
    if (!place)
      throw new Error('missing' in postgres ? postgres.missing : 'Lugar pedido antes da preparação.');
    return place;
  };
}

/** Há banco nesta rodada? Sem ele os testes que o usam são pulados, e a razão aparece uma vez. */
export const hasDatabase = (): boolean => {
  const postgres = inject('postgres');
  if ('missing' in postgres) process.stderr.write(`Testes pulados. ${postgres.missing}\n`);
  return 'url' in postgres;
};

/**
 * Um Palco montado sobre um banco novo, parado no fim do arquivo.
 * @param alter troca peças ou acrescenta rotas antes da primeira etapa
 */
export function usePalco(
  changes: Partial<Config> = {},
  clock?: Clock,
  alter?: (building: Building) => void,
): () => TestPalco {
  const place = useFreshPlace();
  let palco: TestPalco | undefined;
  beforeAll(async () => {
    if (!('url' in inject('postgres'))) return;
    const queries: string[] = [];
    const config = testConfig({ ...(await place()), ...changes });
    const onQuery = ({ name }: { name: string }) => void queries.push(name);
    const log = createLog('silent');
    const mail = createMemoryMail();
    const built = await compose({
      config,
      log,
      onQuery,
      ...(clock ? { clock } : {}),
      alter: (building) => {
        building.doors.mail = mail;
        alter?.(building);
      },
    });
    await built.app.ready();
    palco = { ...built, config, mail, takeQueries: () => queries.splice(0) };
  });
  afterAll(() => palco?.close());
  return () => {
    if (!palco) throw new Error('Palco pedido antes da preparação.');
    return palco;
  };
}

/** Só o banco, sem HTTP. */
export function useDb(): () => Promise<Db> {
  const place = useFreshPlace();
  let db: Db | undefined;
  afterAll(() => db?.close());
  return async () => {
    db ??= createDb({ url: (await place()).databaseUrl, poolMax: 10, onIdleError: () => {} });
    return db;
  };
}
