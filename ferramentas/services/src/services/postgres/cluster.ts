import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { onceInCache } from '../../cache.ts';
import { describeError, ServiceStartError } from '../../errors.ts';
import { runGuarded } from '../../guard/run.ts';
import { withLock } from '../../lock.ts';
import { cacheDir, isReachable, isRoot, outsideDir, UNPRIVILEGED_ID } from '../../paths.ts';
import type { Installation } from './installation.ts';

/** Guarda a senha gerada junto dos dados; o PostgreSQL ignora arquivos que não conhece. */
const PASSWORD_FILE = 'trilha-senha';

/** `{uid, gid}` com que o PostgreSQL deve rodar: vazio, a não ser que sejamos root. */
export const databaseIdentity: () => { uid?: number; gid?: number } = () =>
  isRoot() ? { uid: UNPRIVILEGED_ID, gid: UNPRIVILEGED_ID } : {};

/**
 * Pasta de dados nova, de vida curta: cópia de um modelo que o `initdb` preparou uma vez.
 * O modelo usa segmentos de WAL de 1 MB em vez de 16 e assim cada cópia tem 31 MB em vez de 39.
 */
export async function createEphemeralCluster(installation: Installation, dir: string): Promise<void> {
  const template = join(cacheDirFor(), `postgres-modelo-${installation.version}`);
  await onceInCache(template, (partial) => initdb(installation, partial, ['--wal-segsize=1', '--no-sync']));
  await copyTree(template, dir);
}

/**
 * Cria a pasta de dados durável se ela não existir ou estiver vazia. O `initdb` trabalha ao lado e só o
 * resultado completo recebe o nome: interrompê-lo não deixa uma base pela metade.
 */
export async function ensurePersistentCluster(installation: Installation, dir: string): Promise<void> {
  await withLock(`dados-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`, async () => {
    if (existsSync(join(dir, 'PG_VERSION'))) return assertMajor(installation, dir);
    await rmdir(dir).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return;
      throw new Error(`a pasta ${dir} não está vazia e não é uma base do PostgreSQL`);
    });
    const partial = join(dirname(dir), `.parcial-${basename(dir)}`);
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial);
    await initdb(installation, partial, []);
    await rename(partial, dir);
  });
}

async function assertMajor(installation: Installation, dir: string): Promise<void> {
  const found = (await readFile(join(dir, 'PG_VERSION'), 'utf8')).trim();
  const expected = installation.version.split('.')[0];
  if (found !== expected) {
    throw new Error(`os dados em ${dir} são do PostgreSQL ${found}, e o instalado é o ${expected}`);
  }
}

/** Senha do superusuário `postgres` da pasta de dados. */
export async function readPassword(dir: string): Promise<string> {
  return (await readFile(join(dir, PASSWORD_FILE), 'utf8')).trim();
}

/**
 * Onde pôr a pasta pedida: nela mesma, ou, se o usuário do banco não chega até lá, fora do projeto, com o
 * caminho pedido virando nome.
 */
export function placeDataDir(wanted: string): string {
  mkdirSync(dirname(wanted), { recursive: true });
  if (!isRoot() || isReachable(dirname(wanted))) return wanted;
  return join(outsideDir(), `dados${wanted.replace(/[\\/:]+/g, '-')}`);
}

function cacheDirFor(): string {
  return isRoot() && !isReachable(cacheDir()) ? outsideDir() : cacheDir();
}

/**
 * scram com senha gerada, e não `trust`: custa cerca de 3 ms por conexão e impede que outro usuário da
 * mesma máquina entre como superusuário, o que lhe daria `COPY … TO PROGRAM` em nosso nome.
 * O provedor `builtin` deixa ordenação e maiúsculas iguais em toda máquina, seja qual for o locale dela.
 */
async function initdb(installation: Installation, dir: string, extra: string[]): Promise<void> {
  const passwordFile = join(dirname(dir), `.senha-${process.pid}-${randomBytes(4).toString('hex')}`);
  const password = randomBytes(18).toString('base64url');
  await writeFile(passwordFile, password, { mode: 0o600 });
  const { uid, gid } = databaseIdentity();
  try {
    if (uid !== undefined && gid !== undefined) {
      await chown(passwordFile, uid, gid);
      await chown(dir, uid, gid);
    }
    await runGuarded(join(installation.dir, 'bin', 'initdb'), [...initdbArgs(dir, passwordFile), ...extra], {
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      cwd: dir,
      ...databaseIdentity(),
    });
    await writeFile(join(dir, PASSWORD_FILE), password, { mode: 0o600 });
    if (uid !== undefined && gid !== undefined) await chown(join(dir, PASSWORD_FILE), uid, gid);
  } catch (error) {
    throw new ServiceStartError('postgres', explainInitdb(describeError(error)));
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function explainInitdb(message: string): string {
  return message.includes('could not look up effective user ID')
    ? `o PostgreSQL exige que o usuário deste processo exista no sistema (${message})`
    : message;
}

function initdbArgs(dir: string, passwordFile: string): string[] {
  return [
    `--pgdata=${dir}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--encoding=UTF8',
  ];
}

/** `cp -a` leva 150 ms para os 977 arquivos do modelo; `fs.cp` levou 900 ms na mesma máquina. */
async function copyTree(from: string, to: string): Promise<void> {
  if (process.platform === 'win32') return cp(from, to, { recursive: true });
  await mkdir(to, { mode: 0o700 });
  await runGuarded('cp', ['-Rp', `${from}/.`, to]);
  const { uid, gid } = await stat(from);
  if (isRoot()) await chown(to, uid, gid);
  await chmod(to, 0o700);
}
