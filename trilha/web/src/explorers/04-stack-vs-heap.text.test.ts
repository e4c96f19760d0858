import { expect, it } from 'vitest';
import { memoryAfter, SCENES } from '../../../../01-fundamentos/exemplos/04-stack-vs-heap/cenas.ts';
import { DRAWING, heapText, layout, SCENE_OPTIONS, stackText, transcript } from './04-stack-vs-heap.text.ts';

const pedido = (count: number) => memoryAfter(SCENES.pedido.lines, count);

it('há uma opção para cada cena', () => {
  expect(SCENE_OPTIONS.map(({ value }) => value)).toEqual(Object.keys(SCENES));
});

it('diz a pilha do quadro mais antigo ao do topo, e o heap com o que é lixo', () => {
  expect(stackText(pedido(0))).toBe('vazia');
  expect(heapText(pedido(0))).toBe('vazio');
  expect(stackText(pedido(6))).toBe('main() com cache; atende(cache) com post e html');
  expect(heapText(pedido(7))).toBe(
    'Map, geração nova, aponta para post; post, geração nova; html, geração nova, lixo',
  );
});

it('a transcrição tem todos os passos e marca o atual', () => {
  for (const { value } of SCENE_OPTIONS) {
    const lines = transcript(value, 2);
    expect(lines).toHaveLength(SCENES[value].lines.length + 1);
    expect(lines.filter((line) => line.endsWith('É o passo atual.'))).toHaveLength(1);
    expect(lines[3]).toContain('É o passo atual.');
  }
});

it('em toda cena a altura não muda, nada sai do desenho e nada se sobrepõe', () => {
  for (const { value } of SCENE_OPTIONS) {
    const drawn = SCENES[value].lines.map((_, at) => layout(value, at));
    expect(new Set(drawn.map(({ height }) => height)).size).toBe(1);
    for (const { frames, objects, height } of drawn) {
      for (const boxes of [[...frames].reverse(), objects]) {
        for (const [index, { y, height: own }] of boxes.entries()) {
          expect(y).toBeGreaterThanOrEqual(DRAWING.top);
          expect(y + own).toBeLessThanOrEqual(boxes[index + 1]?.y ?? height);
        }
      }
    }
  }
});

it('um objeto fica no mesmo lugar até ser coletado', () => {
  const places = SCENES.pedido.lines.map(
    (_, at) => layout('pedido', at).objects.find(({ name }) => name === 'post')?.y,
  );
  expect(new Set(places.filter((y) => y !== undefined)).size).toBe(1);
});
