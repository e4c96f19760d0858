/** Regras prontas e sorteadas, sempre sem defeito, com a altura da pilha em cada instrução. */
import type { Random } from '@trilha/trilha/check';
import { OP } from './maquina.ts';

type Name = keyof typeof OP;

/** Quanto cada instrução muda a altura da pilha. */
const EFFECT: Record<Name, number> = {
  ...{ halt: -1, push: 1, load: 1, store: -1, jump: 0, jumpz: -1 },
  ...{ add: -1, sub: -1, mul: -1, rem: -1, less: -1, equal: -1 },
};

/** Escreve bytecode e sabe, a cada instrução, em que altura está a pilha. */
class Writer {
  readonly code: number[] = [];
  readonly heights: number[] = [];
  #height = 0;

  /** Escreve uma instrução e devolve a posição do operando. */
  emit(name: Name, operand?: number): number {
    this.heights.push(this.#height);
    this.code.push(OP[name]);
    if (operand !== undefined) {
      this.heights.push(-1);
      this.code.push(operand);
    }
    this.#height += EFFECT[name];
    return this.code.length - 1;
  }

  get here(): number {
    return this.code.length;
  }

  /** O salto escrito antes passa a vir para cá. */
  land(operandAt: number): void {
    this.code[operandAt] = this.here;
  }

  /** Se a condição, que está em cima da pilha, não é zero, faz `then`; senão, `otherwise`. Os dois deixam um valor. */
  choose(then: () => void, otherwise: () => void): void {
    const no = this.emit('jumpz', 0);
    then();
    const out = this.emit('jump', 0);
    this.land(no);
    this.#height--;
    otherwise();
    this.land(out);
  }

  /** Repete `body` `times` vezes, contando na variável `slot`. */
  repeat(slot: number, times: number, body: () => void): void {
    this.emit('push', times);
    this.emit('store', slot);
    const top = this.here;
    this.emit('load', slot);
    const out = this.emit('jumpz', 0);
    body();
    this.emit('load', slot);
    this.emit('push', 1);
    this.emit('sub');
    this.emit('store', slot);
    this.emit('jump', top);
    this.land(out);
  }
}

const EDGES = [0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 65_537];

/** Uma expressão de no máximo `depth` níveis: deixa um valor na pilha. */
function expression(writer: Writer, random: Random, depth: number): void {
  const again = () => expression(writer, random, depth - 1);
  const kind = depth === 0 ? random.integer(0, 2) : random.integer(0, 9);
  if (kind === 0) writer.emit('push', random.integer(-100, 100));
  else if (kind === 1) writer.emit('push', EDGES[random.integer(0, EDGES.length - 1)]);
  else if (kind === 2) writer.emit('load', random.integer(0, 3));
  else if (kind === 3) {
    again();
    writer.emit('push', random.integer(1, 50) * (random.boolean() ? 1 : -1));
    writer.emit('rem');
  } else if (kind === 4) {
    again();
    writer.choose(again, again);
  } else {
    again();
    again();
    writer.emit((['add', 'sub', 'mul', 'less', 'equal'] as const)[kind - 5] ?? 'add');
  }
}

/** Uma regra inteira: contas guardadas em variáveis, um laço no meio, às vezes com algo já na pilha, e a resposta. */
export function randomRule(random: Random): Writer {
  const writer = new Writer();
  const assign = () => {
    expression(writer, random, 3);
    writer.emit('store', random.integer(0, 3));
  };
  assign();
  const early = random.boolean();
  if (early) expression(writer, random, 2);
  writer.repeat(10 + random.integer(0, 53), random.integer(0, 6), assign);
  expression(writer, random, 3);
  if (early) writer.emit('sub');
  writer.emit('halt');
  return writer;
}

/** A regra da corrida: soma, de `n` a 1, uma conta com dois pesos, dentro de um laço. */
export function scoreRule(first: number, second: number): number[] {
  const writer = new Writer();
  const top = writer.here;
  writer.emit('load', 0);
  const out = writer.emit('jumpz', 0);
  writer.emit('load', 1);
  writer.emit('load', 0);
  writer.emit('push', first);
  writer.emit('mul');
  writer.emit('load', 0);
  writer.emit('push', second);
  writer.emit('rem');
  writer.emit('sub');
  writer.emit('add');
  writer.emit('store', 1);
  writer.emit('load', 0);
  writer.emit('push', 1);
  writer.emit('sub');
  writer.emit('store', 0);
  writer.emit('jump', top);
  writer.land(out);
  writer.emit('load', 1);
  writer.emit('halt');
  return writer.code;
}
