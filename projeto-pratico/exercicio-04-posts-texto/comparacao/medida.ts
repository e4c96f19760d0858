import { isDeepStrictEqual } from 'node:util';
import { type Candidate, type Comparison, compare, count } from '@trilha/measure';
import type { Database } from './banco.ts';

interface Measured {
  title: string;
  operation: string;
  rounds: number;
  candidates: Candidate[];
}

/** Mede leituras, uma chamada por amostra, depois de provar que todas respondem o mesmo. */
export const measureReads = (measured: Measured): Promise<Comparison> =>
  compare({ ...measured, tail: true, verify: expectSame });

/** Mede escritas. Que o efeito delas é o mesmo, o teste confere pelas leituras. */
export const measureWrites = (measured: Measured): Promise<Comparison> =>
  compare({ ...measured, tail: true });

export function expectSame(results: ReadonlyMap<string, unknown>): void {
  const [first, ...others] = [...results];
  for (const [name, result] of others)
    if (!isDeepStrictEqual(result, first?.[1]))
      throw new Error(`“${name}” não responde o mesmo que “${first?.[0]}”.`);
}

/** Blocos de 8 KiB que o banco olha para responder, estejam na memória ou no disco. */
export async function blocks(db: Database, text: string, values: unknown[] = []): Promise<number> {
  const explained = `explain (analyze, buffers, format json) ${text}`;
  const [row] = await db.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(null, explained, values);
  const plan = row?.['QUERY PLAN'][0].Plan;
  return (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
}

interface Stored {
  name: string;
  /** Tabelas do modelo. O que ele só acrescenta a uma tabela que existiria sem ele se desconta com `-`. */
  relations: readonly string[];
}

/** Tabelas e índices de cada modelo, em MB. */
export async function sizes(db: Database, title: string, models: readonly Stored[]): Promise<Comparison> {
  const values: Record<string, number> = {};
  for (const { name, relations } of models) {
    const [row] = await db.query<{ mb: number }>(
      'size',
      `select sum(case when r like '-%' then -1 else 1 end * pg_total_relation_size(ltrim(r, '-')::regclass))::float8
         / 1048576 as mb from unnest($1::text[]) r`,
      [relations],
    );
    values[name] = Math.round((row?.mb ?? 0) * 10) / 10;
  }
  return count({ title, unit: 'MB', values });
}
