import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onceInCache } from '../cache.ts';
import { runGuarded } from '../guard/run.ts';
import { withLock } from '../lock.ts';
import { cacheDir } from '../paths.ts';
import { findInPath } from './path.ts';
import type { Attempt, DebRecipe, Located, ProgramSpec } from './spec.ts';

const LIBRARIES: Record<string, string> = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' };

export async function locateInDeb({ name, deb }: ProgramSpec, mayFetch: boolean): Promise<Attempt> {
  if (deb === undefined) return { reason: 'nenhum pacote Debian traz este programa' };
  const target = join(cacheDir(), 'deb', `${name}-${await recipeKey(deb)}`);
  if (existsSync(target)) return inside(target, deb);
  for (const tool of ['apt-get', 'dpkg-deb']) {
    if (findInPath(tool) === undefined) return { reason: `${tool} não está no PATH` };
  }
  if (!mayFetch) return { reason: 'pacote ainda não baixado', obtainable: true };
  await onceInCache(target, (dir) => downloadAndUnpack(deb.packages, dir));
  return inside(target, deb);
}

function inside(root: string, { file }: DebRecipe): Located {
  const triplet = LIBRARIES[process.arch] ?? '';
  const dirs = [`usr/lib/${triplet}`, `lib/${triplet}`].map((dir) => join(root, dir)).filter(existsSync);
  const env = dirs.length === 0 ? undefined : { LD_LIBRARY_PATH: dirs.join(':') };
  return { path: join(root, file), env: env ?? {} };
}

/** Outra versão do sistema traz outros pacotes: o cache não os mistura. */
async function recipeKey({ packages }: DebRecipe): Promise<string> {
  const system = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const distribution = /^VERSION_CODENAME=(.*)$/m.exec(system)?.[1] ?? '';
  return createHash('sha256')
    .update(JSON.stringify([packages, process.arch, distribution]))
    .digest('hex')
    .slice(0, 12);
}

async function downloadAndUnpack(packages: string[], dir: string): Promise<void> {
  const debs = join(dir, '.debs');
  await mkdir(debs);
  const download = (options: string[]) => apt([...options, 'download', ...packages], debs);
  // As listas do sistema podem faltar ou estar velhas, e atualizá-las pede root: na falha, listas próprias.
  await download([]).catch(async () => download(await withLock('apt-listas', freshLists)));
  for (const deb of await readdir(debs)) {
    if (deb.endsWith('.deb')) await runGuarded('dpkg-deb', ['-x', join(debs, deb), dir]);
  }
  await rm(debs, { recursive: true });
}

/** O apt confere o hash de cada pacote contra as listas assinadas da distribuição. */
function apt(args: string[], cwd: string): Promise<string> {
  const limits = ['-q', '-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::Retries=1'];
  return runGuarded('apt-get', [...limits, ...args], { cwd, env: { ...process.env, LC_ALL: 'C' } });
}

async function freshLists(): Promise<string[]> {
  const base = join(cacheDir(), 'apt');
  for (const dir of ['listas/partial', 'cache/archives/partial']) {
    await mkdir(join(base, dir), { recursive: true });
  }
  const config = join(base, 'apt.conf');
  await writeFile(config, aptConfig(base));
  await apt(['-c', config, 'update'], base);
  return ['-c', config];
}

/** Sem os ganchos do sistema: o das imagens de contêiner apagaria o cache de pacotes da máquina. */
function aptConfig(base: string): string {
  return `Dir::State::lists "${base}/listas";
Dir::Cache "${base}/cache";
Acquire::Languages "none";
APT::Sandbox::User "root";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
`;
}
