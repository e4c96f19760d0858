import { expect, it } from 'vitest';
import recorded from '../../../../01-fundamentos/exemplos/02-system-calls/caminho.gerado.json' with {
  type: 'json',
};
import {
  apply,
  EMPTY,
  type Recording,
  steps,
} from '../../../../01-fundamentos/exemplos/02-system-calls/core.ts';
import { readTranscript, shortName, WAY_OPTIONS, writeTranscript } from './02-system-calls.text.ts';

const recording = recorded as Recording;

it('a transcrição diz onde e quando se gravou, o passo atual e todos os outros', () => {
  for (const { value } of WAY_OPTIONS) {
    const all = steps(recording.ways[value]);
    const lines = readTranscript(value, all, 1, recording);
    expect(lines[0]).toContain(`em ${all.length} passos, gravados com strace em`);
    expect(lines[1]).toMatch(/^Passo 2 de \d+\. Na thread /);
    expect(lines.slice(2)).toHaveLength(all.length);
  }
});

it('diz que o laço para na leitura síncrona e fica livre na outra', () => {
  const lineFor = (way: 'sync' | 'callback') => {
    const all = steps(recording.ways[way]);
    const at = all.findIndex(({ call }) => call === 'read arquivo');
    return readTranscript(way, all, at, recording)[1];
  };
  expect(lineFor('sync')).toContain('O laço está parado à espera do kernel.');
  expect(lineFor('callback')).toContain('O laço está livre para atender outros.');
});

it('o nome curto cabe na grade', () => {
  for (const calls of Object.values(recording.ways))
    for (const call of calls.filter(({ call: name }) => name !== 'js'))
      expect(shortName(call).length).toBeLessThan(15);
});

it('diz o que sobra depois de cada acidente', () => {
  const written = apply(apply(EMPTY, 'put', 'linha 1'), 'write');
  expect(writeTranscript(written).at(-1)).toBe(
    'Depois de kill -9, o arquivo tem: linha 1. Depois de uma queda de energia, é garantido: nenhuma.',
  );
  const safe = apply(apply(written, 'fsync'), 'fsync-folder');
  expect(writeTranscript(safe)).toContain('O nome do arquivo está no dispositivo.');
  expect(writeTranscript(safe).at(-1)).toContain('é garantido: linha 1.');
});
