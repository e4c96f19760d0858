import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reasonIn } from '../src/process/reason.ts';

const folder = mkdtempSync(join(tmpdir(), 'razao '));

/** O que o Node escreve na saída de erro ao rodar este arquivo. */
function errorsOf(name: string, source: string, ...args: string[]): string[] {
  const file = join(folder, name);
  writeFileSync(file, source);
  return spawnSync(process.execPath, [...args, file], { encoding: 'utf8' }).stderr.split('\n');
}

test.each([
  ['sintaxe.ts', 'const porta: number = ;\n', [/sintaxe\.ts:1/u, /const porta/u, /Expression expected/u]],
  ['pacote.mjs', "import 'pacote-que-falta';\n", [/Cannot find package 'pacote-que-falta'/u, /pacote\.mjs/u]],
  [
    'arquivo.cjs',
    "require('./nao-existe.js');\n",
    [/Cannot find module '.\/nao-existe\.js'/u, /arquivo\.cjs/u],
  ],
  ['extensao.mjs', "import './pacote.xyz';\n", [/Cannot find module .*pacote\.xyz/u, /extensao\.mjs/u]],
  [
    'evento.mjs',
    "import { EventEmitter } from 'node:events';\n" +
      "const error = Object.assign(new Error('a conexão caiu'), Object.fromEntries(Array.from({ length: 20 }, (_, i) => ['detalhe' + i, i])));\n" +
      "new EventEmitter().emit('error', error);\n",
    [/Emitted 'error' event/u, /Error: a conexão caiu/u, /evento\.mjs:\d/u],
  ],
])('%s: a razão diz o que houve e onde', (name, source, words) => {
  const reason = reasonIn(errorsOf(name, source, '--no-warnings'));
  for (const each of words) expect(reason?.join('\n')).toMatch(each);
  expect(reason?.length).toBeLessThanOrEqual(11);
  expect(reason?.join('\n')).not.toMatch(/at .*node:internal/u);
});

test('em outra linguagem, o erro também aparece', () => {
  const python = [
    'Traceback (most recent call last):',
    '  File "servidor.py", line 3, in <module>',
    'KeyError: 1',
  ];
  expect(reasonIn(['preparando', ...python])?.join('\n')).toMatch(/KeyError: 1/u);
  expect(reasonIn(['subindo', 'escutando'])).toBeUndefined();
});
