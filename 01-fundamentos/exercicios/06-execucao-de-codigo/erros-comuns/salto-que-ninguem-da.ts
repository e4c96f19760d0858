// Erro: confere o destino de um salto mesmo onde nenhum caminho chega.
// Tarefa: 3
// Mensagem: enviado verify([ 1, 5, 0, 4, 99 ])
export const OP = {
  halt: 0,
  push: 1,
  load: 2,
  store: 3,
  jump: 4,
  jumpz: 5,
  add: 6,
  sub: 7,
  mul: 8,
  rem: 9,
  less: 10,
  equal: 11,
} as const;

export const SLOTS = 64;

export type Code = readonly number[];

export function run(code: Code, args: readonly number[]): number {
  const stack: number[] = [];
  const slots = new Int32Array(SLOTS);
  slots.set(args);
  const pop = (): number => stack.pop() ?? 0;
  const push = (value: number): void => {
    stack.push(value | 0);
  };
  let pc = 0;
  for (;;) {
    const opcode = code[pc++];
    const operand = code[pc] ?? 0;
    if (hasOperand(opcode)) pc++;
    switch (opcode) {
      case OP.halt:
        return pop();
      case OP.push:
        push(operand);
        break;
      case OP.load:
        push(slots[operand] ?? 0);
        break;
      case OP.store:
        slots[operand] = pop();
        break;
      case OP.jump:
        pc = operand;
        break;
      case OP.jumpz:
        if (pop() === 0) pc = operand;
        break;
      default: {
        const b = pop();
        push(calculate(opcode, pop(), b));
      }
    }
  }
}

function calculate(opcode: number | undefined, a: number, b: number): number {
  if (opcode === OP.add) return a + b;
  if (opcode === OP.sub) return a - b;
  if (opcode === OP.mul) return Math.imul(a, b);
  if (opcode === OP.less) return a < b ? 1 : 0;
  if (opcode === OP.equal) return a === b ? 1 : 0;
  if (opcode !== OP.rem) throw new RangeError(`não há instrução ${opcode}`);
  if (b === 0) throw new RangeError('resto da divisão por zero');
  return a % b;
}

const hasOperand = (opcode: number | undefined): boolean =>
  opcode !== undefined && opcode >= OP.push && opcode <= OP.jumpz;

export function verify(code: Code): number[] {
  const starts = instructionStarts(code);
  const heights = new Array<number>(code.length).fill(-1);
  const pending: [at: number, height: number][] = [[0, 0]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [at, height] = next;
    if (!starts.has(at)) throw new RangeError(`posição ${at}: ali não começa nenhuma instrução`);
    if (heights[at] === height) continue;
    if (heights[at] !== -1) throw new RangeError(`posição ${at}: a pilha chega com duas alturas`);
    heights[at] = height;
    const after = height + effect(code[at], height, at);
    for (const target of successors(code, at)) pending.push([target, after]);
  }
  return heights;
}

/** Percorre do começo ao fim: só aqui se sabe o que é instrução e o que é operando. */
function instructionStarts(code: Code): Set<number> {
  const starts = new Set<number>();
  for (let at = 0; at < code.length; at += hasOperand(code[at]) ? 2 : 1) {
    const opcode = code[at];
    if (!Number.isInteger(opcode) || Number(opcode) < OP.halt || Number(opcode) > OP.equal)
      throw new RangeError(`posição ${at}: não há instrução ${opcode}`);
    if (hasOperand(opcode)) checkOperand(opcode, code[at + 1], at);
    if (opcode === OP.jump && Number(code[at + 1]) >= code.length)
      throw new RangeError(`posição ${at}: o salto sai da lista`);
    starts.add(at);
  }
  return starts;
}

function checkOperand(opcode: number | undefined, operand: number | undefined, at: number): void {
  if (operand === undefined) throw new RangeError(`posição ${at}: falta o operando`);
  if ((operand | 0) !== operand)
    throw new RangeError(`posição ${at}: o operando não é um inteiro de 32 bits`);
  const isSlot = opcode === OP.load || opcode === OP.store;
  if (isSlot && (operand < 0 || operand >= SLOTS))
    throw new RangeError(`posição ${at}: não há variável ${operand}`);
}

/** Quanto a instrução muda a altura da pilha. */
function effect(opcode: number | undefined, height: number, at: number): number {
  const binary = opcode !== undefined && opcode >= OP.add;
  const popped = binary ? 2 : opcode === OP.store || opcode === OP.jumpz || opcode === OP.halt ? 1 : 0;
  if (height < popped)
    throw new RangeError(`posição ${at}: a pilha tem ${height} e a instrução tira ${popped}`);
  const pushed = binary || opcode === OP.push || opcode === OP.load ? 1 : 0;
  return pushed - popped;
}

function successors(code: Code, at: number): number[] {
  const [opcode, target = 0] = code.slice(at, at + 2);
  if (opcode === OP.halt) return [];
  if (opcode === OP.jump) return [target];
  const next = at + (hasOperand(opcode) ? 2 : 1);
  return opcode === OP.jumpz ? [next, target] : [next];
}

export function compile(code: Code): (args: readonly number[]) => number {
  const heights = verify(code);
  const targets = operandsOf(code, heights, [OP.jump, OP.jumpz]);
  const slots = operandsOf(code, heights, [OP.load, OP.store]);
  const lines = heights.flatMap((height, at) => {
    if (height < 0) return [];
    const label = at === 0 || targets.has(at) ? [`case ${at}:`] : [];
    return [...label, translate(code, at, height)];
  });
  const stack = Array.from({ length: Math.max(...heights) + 1 }, (_, floor) => `s${floor} = 0`);
  const variables = [...slots].map((slot) => `v${slot} = args[${slot}] | 0`);
  const text = `let ${['pc = 0', ...stack, ...variables].join(', ')};
    for (;;) switch (pc) {
      ${lines.join('\n')}
    }`;
  return new Function('args', text) as (args: readonly number[]) => number;
}

/** Os operandos das instruções a que algum caminho chega. */
function operandsOf(code: Code, heights: readonly number[], opcodes: readonly number[]): Set<number> {
  const positions = [...heights.keys()].filter(
    (at) => heights[at] !== -1 && opcodes.includes(code[at] ?? -1),
  );
  return new Set(positions.map((at) => code[at + 1] ?? 0));
}

/** O comando de uma instrução, com a pilha em `height` andares; quem chama já os conferiu com `verify`. */
function translate(code: Code, at: number, height: number): string {
  const [opcode, operand] = code.slice(at, at + 2);
  const [below, top] = [`s${height - 2}`, `s${height - 1}`];
  if (opcode === OP.halt) return `return ${top};`;
  if (opcode === OP.push) return `s${height} = ${operand};`;
  if (opcode === OP.load) return `s${height} = v${operand};`;
  if (opcode === OP.store) return `v${operand} = ${top};`;
  if (opcode === OP.jump) return `pc = ${operand}; continue;`;
  if (opcode === OP.jumpz) return `if (${top} === 0) { pc = ${operand}; continue; }`;
  if (opcode === OP.add) return `${below} = (${below} + ${top}) | 0;`;
  if (opcode === OP.sub) return `${below} = (${below} - ${top}) | 0;`;
  if (opcode === OP.mul) return `${below} = Math.imul(${below}, ${top});`;
  if (opcode === OP.less) return `${below} = ${below} < ${top} ? 1 : 0;`;
  if (opcode === OP.equal) return `${below} = ${below} === ${top} ? 1 : 0;`;
  return `if (${top} === 0) throw new RangeError('resto da divisão por zero');
    ${below} = (${below} % ${top}) | 0;`;
}
