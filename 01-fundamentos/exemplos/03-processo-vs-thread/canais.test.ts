import { beforeAll, expect, it } from 'vitest';
import { type Arrival, arrivals } from './canais.ts';

let all: Arrival[];
beforeAll(async () => {
  all = await arrivals();
});
const textOf = (way: string) => all.find((arrival) => arrival.way === way)?.text;

it('o pipe leva bytes: as duas mensagens chegam coladas', () => {
  expect(textOf('pipe')).toBe('17 bytes, que são 2 mensagens');
});

it('JSON perde os tipos; a serialização avançada e o postMessage os guardam', () => {
  expect(textOf('fork, json')).toContain('when é string, tags é Object');
  for (const way of ['fork, advanced', 'postMessage, cópia'])
    expect(textOf(way)).toBe('when é Date, tags é Map, size é bigint');
});

it('o que se transfere sai de onde estava; o que se divide fica nos dois', () => {
  expect(textOf('postMessage, transferência')).toBe('buffer é ArrayBuffer; aqui sobraram 0 bytes');
  expect(textOf('memória dividida')).toBe('memory é Int32Array; a thread escreveu, e aqui se lê 7');
});

it('uma função não se copia', () => {
  expect(textOf('uma função')).toBe('DataCloneError em quem manda');
});
