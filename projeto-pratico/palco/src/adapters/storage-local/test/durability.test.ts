import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** Renomeações e `sync` de diretórios, na ordem, por cima das funções de verdade. */
const events = vi.hoisted((): string[] => []);
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    open: async (...given: Parameters<typeof real.open>) => {
      const file = await real.open(...given);
      const sync = file.sync.bind(file);
      file.sync = async () => {
        await sync();
        events.push(String(given[0]));
      };
      return file;
    },
    rename: async (from: string, to: string) => {
      await real.rename(from, to);
      events.push('rename');
    },
  };
});

// os arquivos de teste dividem os módulos: sem isto viria o adaptador que outro já carregou, com o `fs` de verdade
vi.resetModules();
const { createLocalStorage } = await import('../index.ts');

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'palco nomes '));
  events.length = 0;
});
afterEach(() => rm(parent, { recursive: true }));

const put = (root: string, key: string) => createLocalStorage(root).put(key, Readable.from(['x']));
const seen = () => events.map((event) => (event === 'rename' ? event : relative(parent, event)));

test.skipIf(process.platform === 'win32')(
  'garante o nome do objeto e o de cada diretório que criou, até o que já existia',
  async () => {
    await put(join(parent, 'nova', 'guarda'), 'v/1/a');
    const guard = join('nova', 'guarda');
    const under = ['objects/v/1', 'objects/v', 'objects', ''].map((path) => join(guard, path));
    expect(seen()).toEqual(['rename', ...under, 'nova', '']);
  },
);

test.skipIf(process.platform === 'win32')(
  'garante também o diretório que outra escrita criou e pode não ter garantido',
  async () => {
    await put(parent, 'v/1/a');
    events.length = 0;
    await put(parent, 'v/1/b');
    expect(seen()).toEqual(['rename', 'objects/v/1', 'objects/v', 'objects', '']);
  },
);
