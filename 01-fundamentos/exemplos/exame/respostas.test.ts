import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countReads, safeOrders } from './arquivos.ts';
import { firstNumber, inTwoPieces } from './bytes.ts';
import { countShapes, points } from './execucao.ts';
import {
  buffersProgram,
  byRows,
  fetchRatio,
  linesFetched,
  linesMoved,
  sum,
  withSmallHeap,
} from './memoria.ts';
import { ANSWERS, accepted } from './respostas.ts';
import { finalTotals, MESSAGES, ONE_SIDE, refusal, sharedMessages } from './threads.ts';

const exam = readFileSync(join(import.meta.dirname, '../../teoria/exame.md'), 'utf8');

/** A resposta que o exame dá por certa. */
function right(question: number): string {
  const section = exam.split(new RegExp(`^## ${question}\\. `, 'm'))[1] ?? '';
  return /<summary>Resposta<\/summary>\s*\*\*(.+?)\.\*\*/.exec(section)?.[1] ?? 'nenhuma';
}

/** O texto de uma alternativa. */
function choice(question: number, letter: string): string {
  const section = exam.split(new RegExp(`^## ${question}\\. `, 'm'))[1] ?? '';
  return new RegExp(`^- \\*\\*${letter}\\.\\*\\* (.*)$`, 'm').exec(section)?.[1] ?? 'nenhuma';
}

describe('as respostas do exame são as que o programa dá', () => {
  it('1: por colunas vêm 16 vezes as linhas de cache', () => {
    expect(linesFetched(byRows(), 512)).toBe(65_536);
    expect(choice(1, right(1))).toMatch(new RegExp(`^${fetchRatio()} vezes,`));
  });

  it('2: com dois contadores por linha, cada soma ainda busca a linha', () => {
    expect([1, 8, 16].map((step) => linesMoved(step))).toEqual([4000, 4000, 4]);
    expect(choice(2, right(2))).toMatch(/^4\.000/);
  });

  it('3: contam-se as chamadas, com a que devolve 0', () => {
    expect(right(3)).toBe(String(countReads(2 ** 20)));
  });

  it('4: das 120 ordens, só uma resiste', () => {
    expect(safeOrders()).toEqual([right(4).replaceAll(', ', '')]);
  });

  it('5: o menor total de todas as ordens possíveis', () => {
    expect(finalTotals(ONE_SIDE)).toEqual([3, 4, 5, 6]);
    expect(right(5)).toBe(String(finalTotals(ONE_SIDE)[0]));
  });

  it('6: só a memória dividida muda dos dois lados, e a função nem vai', () => {
    expect(sharedMessages()).toEqual([right(6)]);
    expect(refusal(MESSAGES.A)).toBeUndefined();
    expect(refusal(MESSAGES.D)).toBe('DataCloneError');
  });

  it('7: os buffers ficam fora do heap', () => {
    expect(withSmallHeap(buffersProgram)).toBe('200');
    expect(choice(7, right(7))).toMatch(/^Funciona/);
  });

  it('8: a chamada em cauda também enche a pilha', () => {
    expect(sum(100)).toBe(5050);
    expect(() => sum(1_000_000)).toThrow(RangeError);
    expect(choice(8, right(8))).toMatch(/RangeError/);
  });

  it('9: o número em little-endian', () => {
    expect(right(9)).toBe(String(firstNumber()));
  });

  it('10: o texto decodificado em pedaços', () => {
    expect(choice(10, right(10))).toContain(`\`${inTwoPieces('ação')}\``);
  });

  it('11: as formas, perguntadas ao V8', () => {
    expect(right(11)).toBe(String(countShapes(points)));
  });

  it('12: os comprimentos que a regra aceita', () => {
    expect(accepted([2, 1, 4, 4, 6])).toEqual([4, 5, 6]);
    expect(choice(12, right(12))).toBe('As que têm quatro bytes ou mais.');
  });

  it('o programa imprime todas', () => {
    expect(Object.values(ANSWERS).map((answer) => answer())).toHaveLength(12);
  });
});
