import { expect, it } from 'vitest';
import { memoryAfter, SCENES } from './cenas.ts';
import { memoryText } from './passos.ts';

it('mostra a pilha, o heap e o que é lixo', () => {
  expect(memoryText(memoryAfter(SCENES.pedido.lines, 0))).toBe('pilha: vazia | heap: vazio');
  expect(memoryText(memoryAfter(SCENES.pedido.lines, 7))).toBe(
    'pilha: main() {cache} | heap: Map (nova), post (nova), html (nova, lixo)',
  );
});
