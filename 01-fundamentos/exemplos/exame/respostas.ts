/**
 * As respostas do exame que um programa pode dar, e como ele chega a cada uma.
 */

import { interpret } from '../../exercicios/exame/apoio/regras.ts';
import { countReads, safeOrders } from './arquivos.ts';
import { firstNumber, inTwoPieces } from './bytes.ts';
import { countShapes, points } from './execucao.ts';
import { buffersProgram, fetchRatio, linesMoved, sum, withSmallHeap } from './memoria.ts';
import { finalTotals, MESSAGES, ONE_SIDE, refusal, sharedMessages } from './threads.ts';

const MIB = 2 ** 20;

/** O que cada pergunta pede, calculado. */
export const ANSWERS: Record<number, () => string> = {
  1: () => `${fetchRatio()} vezes as linhas de cache`,
  2: () => `buscas da linha: ${[1, 8, 16].map((step) => `${linesMoved(step)} com STEP ${step}`).join(', ')}`,
  3: () => `${countReads(MIB)} chamadas a readSync para 1 MiB`,
  4: () => `só resistem à queda em qualquer ponto: ${safeOrders().join(', ')}`,
  5: () => `os totais possíveis: ${finalTotals(ONE_SIDE).join(', ')}`,
  6: () => `dividida: ${sharedMessages().join(', ')}; a função: ${refusal(MESSAGES.D)}`,
  7: () => `com 32 MiB de heap, reservou ${withSmallHeap(buffersProgram)} MiB em buffers`,
  8: () => `sum(1_000_000): ${outcome(() => sum(1_000_000))}`,
  9: () => `${firstNumber()}`,
  10: () => inTwoPieces('ação'),
  11: () => `${countShapes(points)} formas`,
  12: () => `aceita os comprimentos ${accepted([2, 1, 4, 4, 6]).join(', ')}`,
};

function outcome(run: () => number): string {
  try {
    return String(run());
  } catch (error) {
    return (error as Error).name;
  }
}

/** Dos comprimentos de 1 a 6, os que esta regra aceita. */
export const accepted = (rule: readonly number[]): number[] =>
  [1, 2, 3, 4, 5, 6].filter((length) => interpret(rule, new Uint8Array(length)));

if (import.meta.main)
  for (const [number, answer] of Object.entries(ANSWERS)) console.log(`${number}. ${answer()}`);
