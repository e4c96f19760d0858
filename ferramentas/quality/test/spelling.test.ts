import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../src/files.ts';

/* cspell:disable */
const SAMPLES = {
  'prosa.md':
    'A lição nao explica o protcolo; o campo `codigo` é do exemplo.\n\n```ts\nconst voce = 1;\n```\n',
  'codigo.ts': [
    '/** Devolve o usuario pelo id. */',
    'export const findUsr = (usr: string) => usr;',
    `export const message = 'a senha nao confere';`,
    `export const folder = 'exercicio-01';`,
  ].join('\n'),
  'certo.md': 'O servidor responde em até dois segundos, e a conexão é mantida aberta.',
};

/** Palavras acusadas em cada amostra, numa execução só: carregar os dicionários leva uns 3 s. */
function misspelled(): string[] {
  mkdirSync(resolve(ROOT, '.local'), { recursive: true });
  const folder = mkdtempSync(resolve(ROOT, '.local/ortografia-'));
  try {
    const paths = Object.entries(SAMPLES).map(([name, content]) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    });
    const args = [
      resolve(ROOT, 'node_modules/cspell/bin.mjs'),
      'lint',
      '--no-progress',
      '--no-gitignore',
      '--dot',
      ...paths,
    ];
    const { stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    return [...stdout.matchAll(/([\w.]+):\d+:\d+ - \w+ word \(([^)]+)\)/g)].map(
      ([, file, word]) => `${file} ${word}`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('acusa a falta de acento e a letra trocada em prosa, comentários e frases; ignora código citado e símbolos', () => {
  expect(misspelled().sort()).toEqual([
    'codigo.ts nao',
    'codigo.ts usuario',
    'prosa.md nao',
    'prosa.md protcolo',
  ]);
});
