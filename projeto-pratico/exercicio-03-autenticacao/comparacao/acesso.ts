import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { type Comparison, compare, count } from '@trilha/measure';
import { type Database, openDatabase } from './acesso/banco.ts';
import { openBasic } from './acesso/basic.ts';
import type { Device, Gate, Scheme, Site } from './acesso/esquema.ts';
import { createHybrid, hybrid } from './acesso/hibrido.ts';
import { jwt } from './acesso/jwt.ts';
import { denyList } from './acesso/lista.ts';
import { listen } from './acesso/servidor.ts';
import { session } from './acesso/sessao.ts';

export const schemes: Scheme[] = [session, jwt, hybrid, denyList];

const TOGETHER = 50;
const REQUESTS = 100;
const STEP_MS = 1_000;
const rounds = { rounds: 15, minSampleMs: 20 } as const;

/** Um esquema no ar, com uma pessoa dentro. */
interface Open {
  name: string;
  gate: Gate;
  device: Device;
  get: (headers: Record<string, string>) => Promise<string>;
  close(): Promise<void>;
}

/** Uma instalação nova: chaves novas e, se não se disser outro, o relógio de verdade. */
export function createSite(db: Database, now: Site['now'] = Date.now): Site {
  return { db, now, keys: generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
}

/** Os quatro esquemas sobre o mesmo banco: o que custa reconhecer alguém, e o que custa deixar de reconhecer. */
export async function compareAccess(): Promise<Comparison[]> {
  const db = await openDatabase();
  const userId = randomUUID();
  const open = await Promise.all(schemes.map((scheme) => openScheme(scheme, createSite(db), userId)));
  const basic = await openBasic(userId);
  const old = await listen(basic.recognize);
  try {
    return [
      await oneByOne(open, () => old.get(basic.headers)),
      await together(open),
      headerBytes(open, basic.headers),
      await queries(open, db),
      await endings(db, userId),
      await delays(db, userId),
    ];
  } finally {
    await Promise.all([...open.map(({ close }) => close()), old.close()]);
    await db.close();
  }
}

async function openScheme(scheme: Scheme, site: Site, userId: string): Promise<Open> {
  const gate = await scheme.open(site);
  const server = await listen(gate.recognize);
  const close = async () => {
    await server.close();
    await gate.close();
  };
  return { name: scheme.name, gate, device: await gate.signIn(userId), get: server.get, close };
}

function oneByOne(open: Open[], basic: () => Promise<string>): Promise<Comparison> {
  const candidates = open.map(({ name, get, device }) => ({ name, run: () => get(device.headers) }));
  return compare({
    title: 'Uma requisição de quem já entrou, uma por vez',
    operation: 'requisição',
    ...rounds,
    candidates: [...candidates, { name: 'Basic', run: basic }],
    verify: expectSame,
  });
}

function together(open: Open[]): Promise<Comparison> {
  const all = (one: () => Promise<string>) => Promise.all(Array.from({ length: TOGETHER }, one));
  return compare({
    title: `Uma requisição de quem já entrou, ${TOGETHER} ao mesmo tempo`,
    operation: 'requisição',
    ...rounds,
    candidates: open.map(({ name, get, device }) => ({
      name,
      operations: TOGETHER,
      run: () => all(() => get(device.headers)),
    })),
    verify: expectSame,
  });
}

function expectSame(results: ReadonlyMap<string, unknown>): void {
  const [first, ...others] = [...results.values()].map((result) => JSON.stringify(result));
  if (!first?.includes('ana_souza') || others.some((other) => other !== first))
    throw new Error('Os esquemas não devolvem a mesma conta.');
}

function headerBytes(open: Open[], basic: Record<string, string>): Comparison {
  const size = (headers: Record<string, string>) =>
    Object.entries(headers).reduce((sum, [name, value]) => sum + `${name}: ${value}\r\n`.length, 0);
  return count({
    title: 'O cabeçalho que prova quem é, em cada requisição',
    unit: 'bytes',
    values: {
      ...Object.fromEntries(open.map(({ name, device }) => [name, size(device.headers)])),
      Basic: size(basic),
    },
  });
}

async function queries(open: Open[], db: Database): Promise<Comparison> {
  const values: Record<string, number> = {};
  for (const { name, gate } of open) {
    const { headers } = await gate.signIn(randomUUID());
    const before = db.queries;
    for (let asked = 0; asked < REQUESTS; asked++) await gate.recognize(headers);
    values[name] = db.queries - before;
  }
  const title = `Consultas ao banco em ${REQUESTS} requisições seguidas do mesmo aparelho`;
  return count({ title, unit: 'consultas', values });
}

/** Dois servidores da mesma instalação: encerra-se o aparelho em um, e se pergunta ao outro até ele recusar. */
async function endings(db: Database, userId: string): Promise<Comparison> {
  const pairs = await Promise.all(
    [session, hybrid, denyList].map(async (scheme) => {
      const site = createSite(db);
      return { name: scheme.name, here: await scheme.open(site), there: await scheme.open(site) };
    }),
  );
  const result = await compare({
    title: 'Entrar, encerrar o aparelho e ver outro servidor o recusar',
    operation: 'aparelho',
    ...rounds,
    candidates: pairs.map(({ name, here, there }) => ({ name, run: () => endOne(here, there, userId) })),
  });
  await Promise.all(pairs.flatMap(({ here, there }) => [here.close(), there.close()]));
  return result;
}

async function endOne(here: Gate, there: Gate, userId: string): Promise<void> {
  const { id, headers } = await here.signIn(userId);
  if ((await there.recognize(headers)) !== userId)
    throw new Error('O outro servidor não reconhece quem entrou.');
  await here.revoke(id);
  while ((await there.recognize(headers)) !== null) await new Promise(setImmediate);
}

/** Quanto um aparelho encerrado ainda entra, no pior caso: nenhum aviso chega, e o relógio anda de segundo em segundo. */
async function delays(db: Database, userId: string): Promise<Comparison> {
  const values: Record<string, number> = {};
  for (const scheme of [jwt, createHybrid(hybrid.name, false), denyList, session])
    values[scheme.name] = await worstDelay(scheme, db, userId);
  const title = 'Por quanto tempo um aparelho encerrado ainda entra, se nenhum aviso chegar';
  return count({ title, unit: 's', values });
}

export async function worstDelay(scheme: Scheme, db: Database, userId: string): Promise<number> {
  let now = Date.UTC(2026, 10, 30);
  const site = createSite(db, () => now);
  const [here, there] = [await scheme.open(site), await scheme.open(site)];
  const { id, headers } = await here.signIn(userId);
  await there.recognize(headers);
  await here.revoke(id);
  const ended = now;
  while ((await there.recognize(headers)) !== null) now += STEP_MS;
  await Promise.all([here.close(), there.close()]);
  return (now - ended) / 1_000;
}
