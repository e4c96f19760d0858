import { expect, test } from 'vitest';
import { readArguments } from '../src/cli/args.ts';
import { readSelection, UsageError } from '../src/index.ts';
import { parseCommand } from '../src/process/command.ts';

test.each([
  ['node servidor.ts', ['node', 'servidor.ts']],
  ['"/pasta com espaço/node" servidor.ts', ['/pasta com espaço/node', 'servidor.ts']],
  [
    'python3 \'meu servidor.py\' --nome="João da Silva"',
    ['python3', 'meu servidor.py', '--nome=João da Silva'],
  ],
  ['node -e "console.log(\\"oi\\")"', ['node', '-e', 'console.log("oi")']],
])('separa %s respeitando as aspas', (command, [program, ...args]) => {
  expect(parseCommand(command)).toEqual({ program, args });
});

test('um comando vazio é recusado com um exemplo', () => {
  expect(() => parseCommand('  ')).toThrow(/Exemplo/u);
});

test.each([
  [[], /Diga a etapa/u],
  [['um', '--url', 'http://127.0.0.1:1'], /número de 01 a 12/u],
  [['01'], /--comando ou --url/u],
  [['01', '--comando', 'a', '--url', 'http://127.0.0.1:1'], /--comando ou --url/u],
  [['01', '--comando', 'node', 'servidor.ts'], /Faltaram aspas/u],
  [['01', '--url', 'localhost:3000'], /http:\/\//u],
  [['01', '--comando', 'a', '--ambiente', 'SEM_VALOR'], /NOME=valor/u],
  [['01', '--comando', 'a', '--prazo', 'logo'], /segundos/u],
  [['01', '--comando', 'a', '--tarefa', '9-3'], /número ou um intervalo/u],
  [['01', '--nada'], /Opção desconhecida ou sem valor: --nada/u],
])('%j diz o que corrigir', (argv, message) => {
  expect(() => readArguments(argv)).toThrow(message);
  expect(() => readArguments(argv)).toThrow(UsageError);
});

test.each([
  ['5', { from: 5, to: 5 }],
  ['8-13', { from: 8, to: 13 }],
  ['8-', { from: 8, to: Number.POSITIVE_INFINITY }],
])('--tarefa %s', (text, selection) => {
  expect(readSelection(text)).toEqual(selection);
});
