import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describeError, howToGetHere, MissingServiceError } from '../errors.ts';
import type { Binary, Diagnosis, Source } from '../types.ts';
import { locateInBuild } from './build.ts';
import { locateInDeb } from './deb.ts';
import { locateInEnv } from './env.ts';
import { locateInNpm } from './npm.ts';
import { locateInPath } from './path.ts';
import { roadEnabled, SOURCES } from './roads.ts';
import type { Attempt, Located, ProgramSpec } from './spec.ts';

const run = promisify(execFile);

type Road = (spec: ProgramSpec, mayFetch: boolean) => Promise<Attempt>;

const roads: Record<Source, Road> = {
  env: locateInEnv,
  path: locateInPath,
  npm: locateInNpm,
  deb: locateInDeb,
  build: locateInBuild,
};

/**
 * Percorre as origens na ordem e devolve o primeiro programa que de fato executa.
 * @throws MissingServiceError com o motivo de cada origem.
 */
export async function resolveProgram(spec: ProgramSpec): Promise<Binary> {
  const reasons: string[] = [];
  for (const source of SOURCES) {
    const attempt = await tryRoad(spec, source, true);
    if ('path' in attempt) return attempt;
    reasons.push(`${source}: ${attempt.reason}`);
  }
  throw new MissingServiceError(spec.name, reasons, howToGetHere(spec.howToGet));
}

/** O mesmo percurso sem baixar nem compilar nada. */
export async function diagnoseProgram(spec: ProgramSpec): Promise<Diagnosis> {
  const base = { part: spec.name, enables: spec.enables, howToGet: howToGetHere(spec.howToGet) };
  const reasons: string[] = [];
  let obtainable: Source | undefined;
  for (const source of SOURCES) {
    const attempt = await tryRoad(spec, source, false);
    if ('path' in attempt) {
      return { ...base, status: 'available', source, where: attempt.path, version: attempt.version, reasons };
    }
    reasons.push(`${source}: ${attempt.reason}`);
    if (attempt.obtainable === true) obtainable ??= source;
  }
  if (obtainable === undefined) return { ...base, status: 'missing', reasons };
  return { ...base, status: 'obtainable', source: obtainable, reasons };
}

async function tryRoad(
  spec: ProgramSpec,
  source: Source,
  mayFetch: boolean,
): Promise<Binary | { reason: string; obtainable?: boolean }> {
  if (!roadEnabled(source)) return { reason: 'desligada por TRILHA_ORIGENS' };
  try {
    const attempt = await roads[source](spec, mayFetch);
    return 'path' in attempt ? { ...attempt, source, version: await versionOf(spec, attempt) } : attempt;
  } catch (error) {
    return { reason: describeError(error) };
  }
}

async function versionOf(spec: ProgramSpec, { path, env }: Located): Promise<string> {
  const { stdout, stderr } = await run(path, spec.version.args, {
    env: { ...process.env, ...env },
    timeout: 15_000,
  });
  return spec.version.pattern.exec(stdout + stderr)?.[1] ?? 'desconhecida';
}
