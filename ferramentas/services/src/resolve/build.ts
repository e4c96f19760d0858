import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onceInCache } from '../cache.ts';
import { runGuarded } from '../guard/run.ts';
import { cacheDir } from '../paths.ts';
import { findInPath } from './path.ts';
import type { Attempt, BuildRecipe, ProgramSpec } from './spec.ts';

export async function locateInBuild({ build }: ProgramSpec, mayFetch: boolean): Promise<Attempt> {
  if (build === undefined) return { reason: 'nenhuma receita de compilação' };
  const target = join(cacheDir(), 'compilado', build.key);
  const located = { path: join(target, build.file), env: {} };
  if (existsSync(target)) return located;
  if (findInPath(build.tool) === undefined) return { reason: `${build.tool} não está no PATH` };
  if (!mayFetch) return { reason: `ainda não compilado com ${build.tool}`, obtainable: true };
  await onceInCache(target, build.make);
  return located;
}

export interface GoProgram {
  module: string;
  /** Versão exata, com o `v`. */
  version: string;
  /** Pacote principal dentro do módulo, por exemplo `./cmd/ferretdb`. */
  main: string;
  name: string;
  /** Arquivos que o projeto gera antes de compilar e que o módulo publicado não traz. */
  files?: Record<string, string>;
}

/** Receita de um programa publicado como módulo Go. O Go confere o módulo em seu banco de hashes. */
export function goProgram(program: GoProgram): BuildRecipe {
  const { name, version } = program;
  return { tool: 'go', key: `${name}-${version}`, file: name, make: (dir) => buildGo(program, dir) };
}

async function buildGo({ module, version, main, name, files = {} }: GoProgram, dir: string): Promise<void> {
  const work = join(dir, '.go');
  const source = join(work, 'fonte');
  const temporary = join(work, 'tmp');
  await mkdir(temporary, { recursive: true });
  // Caches próprios, apagados no fim: um HOME que não existe não atrapalha e 1 GB não fica na máquina.
  const env = {
    ...process.env,
    GOPATH: join(work, 'caminho'),
    GOCACHE: join(work, 'cache'),
    GOTMPDIR: temporary,
    GOFLAGS: '-modcacherw -buildvcs=false',
    CGO_ENABLED: '0',
  };
  const go = (args: string[], cwd: string) => runGuarded('go', args, { cwd, env });
  const described = await go(['mod', 'download', '-json', `${module}@${version}`], work);
  const { Dir } = JSON.parse(described.slice(described.indexOf('{'))) as { Dir: string };
  await cp(Dir, source, { recursive: true });
  await chmodTree(source);
  for (const [path, content] of Object.entries(files)) await writeFile(join(source, path), content);
  await go(['build', '-trimpath', '-o', join(dir, name), main], source);
  await rm(work, { recursive: true });
}

/** O cache de módulos pode vir só de leitura, e a cópia herda isso. */
async function chmodTree(dir: string): Promise<void> {
  await chmod(dir, 0o755);
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
}
