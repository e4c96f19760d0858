import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { limitBytes } from '#ports/storage/limit.ts';
import {
  checkKey,
  type PutOptions,
  type Storage,
  type StoredObject,
  storageErrors,
} from '#ports/storage/port.ts';

/** Fora da árvore de objetos, mas no mesmo disco: `rename` entre as duas é atômico. */
const TEMPORARY = '.tmp';
const OBJECTS = 'objects';

/** Guarda em um diretório local. Nada é criado antes da primeira escrita. */
export function createLocalStorage(root: string): Storage {
  const objects = resolve(root, OBJECTS);
  const pathOf = (key: string) => join(objects, ...checkKey(key).split('/'));
  return {
    put: async (key, body, options = {}) => put(resolve(root), pathOf(key), body, options),
    async get(key, range) {
      const path = pathOf(key);
      const file = await open(path).catch(notFound);
      return file.createReadStream(range ?? {});
    },
    async stat(key) {
      return describe(pathOf(key));
    },
    delete: async (key) => rm(pathOf(key), { force: true }),
    deletePrefix: async (prefix) => rm(pathOf(prefix), { recursive: true, force: true }),
    removeAbandoned: (before) => removeAbandoned(join(root, TEMPORARY), before),
    list: (prefix) => list(objects, prefix === '' ? objects : pathOf(prefix)),
  };
}

/** Temporário, fsync, rename, fsync dos diretórios: a queda em qualquer ponto deixa o antigo ou o novo inteiro. */
async function put(root: string, path: string, body: Readable, options: PutOptions): Promise<StoredObject> {
  const temporary = join(root, TEMPORARY, randomUUID());
  const created = await mkdir(dirname(temporary), { recursive: true });
  try {
    const target = createWriteStream(temporary, { flags: 'wx', flush: true });
    const signal = options.signal ? { signal: options.signal } : {};
    await pipeline(body, limitBytes(options.maxBytes), target, signal);
    await mkdir(dirname(path), { recursive: true });
    await rename(temporary, path);
    await syncNames(dirname(path), created === undefined ? root : dirname(created));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  const stored = await describe(path);
  if (!stored) throw storageErrors.create('storage_not_found', 'O arquivo sumiu logo depois de gravado.');
  return stored;
}

/** Um temporário parado é de um processo que morreu no meio: os vivos apagam os seus ao falhar. */
async function removeAbandoned(directory: string, before: Date): Promise<number> {
  let removed = 0;
  for (const name of await readdir(directory).catch(() => [])) {
    const path = join(directory, name);
    const info = await stat(path).catch(() => null);
    if (!info || info.mtimeMs > before.getTime()) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

/**
 * Garante o nome do objeto, no diretório dele, e o de cada diretório, no de cima, até `highest`. Mesmo os que já existiam:
 * quem os criou pode ser outra escrita, em curso ou interrompida antes do fsync. Um que não mudou custa 50 µs num ext4.
 */
async function syncNames(directory: string, highest: string): Promise<void> {
  // no Windows, o fsync de um diretório aberto para leitura dá EPERM: FlushFileBuffers pede acesso de escrita
  if (process.platform === 'win32') return;
  for (let at = directory; ; at = dirname(at)) {
    await syncDirectory(at);
    if (at === highest) return;
  }
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function describe(path: string): Promise<StoredObject | null> {
  const info = await stat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (!info?.isFile()) return null;
  // cada put cria um inode novo com hora em nanossegundos: par que não se repete para a mesma chave
  const etag = `"${info.mtimeNs.toString(36)}-${info.ino.toString(36)}-${info.size.toString(36)}"`;
  return { size: Number(info.size), etag, modifiedAt: info.mtime };
}

function notFound(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR') {
    throw storageErrors.create('storage_not_found', { detail: 'Este arquivo não existe.', cause: error });
  }
  throw error;
}

async function* list(objects: string, directory: string): AsyncIterable<{ key: string } & StoredObject> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* list(objects, path);
    const stored = entry.isFile() ? await describe(path) : null;
    if (stored)
      yield {
        key: path
          .slice(objects.length + 1)
          .split(sep)
          .join('/'),
        ...stored,
      };
  }
}
