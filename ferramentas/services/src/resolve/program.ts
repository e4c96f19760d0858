import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describeError, howToGetHere, MissingServiceError } from '../errors.ts';
import type { Binary, Diagnosis, HowToGet, Source } from '../types.ts';
import { type BuildRecipe, locateInBuild } from './build.ts';
import { type DebRecipe, locateInDeb } from './deb.ts';
import { locateInEnv } from './env.ts';
import { locateInNpm, type NpmRecipe } from './npm.ts';
import { locateInPath } from './path.ts';
import { roadEnabled, SOURCES } from './roads.ts';

const run = promisify(execFile);

/** Como achar ou obter um programa. Só as origens descritas são tentadas. */
export interface ProgramSpec {
  name: string;
  /** Variável com o caminho do executável, por exemplo `TRILHA_FFMPEG`. */
  envVar: string;
  enables: string;
  howToGet: HowToGet;
  /** Nomes procurados no PATH, em ordem. */
  commands: string[];
  /** Como perguntar a versão; o primeiro grupo do padrão é ela. */
  version: { args: string[]; pattern: RegExp };
  npm?: NpmRecipe;
  deb?: DebRecipe;
  build?: BuildRecipe;
}

/** Um executável encontrado e ainda não experimentado. */
export interface Located {
  path: string;
  env: Record<string, string>;
}

/** `obtainable`: não está aqui, mas esta origem pode buscá-lo. */
export type Attempt = Located | { reason: string; obtainable?: boolean };

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
