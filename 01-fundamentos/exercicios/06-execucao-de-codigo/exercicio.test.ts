import { equal, exercise, given, ok, samples } from '@trilha/trilha/check';
import { race } from './apoio/corrida.ts';
import { interpreter, OP } from './apoio/maquina.ts';
import { randomRule, scoreRule } from './apoio/regras.ts';

type Answer = typeof import('./exercicio.ts');
const task = exercise<Answer>();
const MACHINE = { section: 'uma-máquina-de-pilha' };
const VERIFY = { section: 'conferir-antes-de-rodar' };
const JIT = { section: 'traduzir-em-vez-de-interpretar' };

const { halt, push, load, store, jump, jumpz, add, sub, mul, rem, less, equal: same } = OP;
/** A solução fica acima de 30 vezes; com um vetor no lugar das variáveis da regra, abaixo de 8. */
const TIMES_FASTER = 10;
/** Os nomes globais de antes: um a mais é variável que a função compilada não declarou. */
const GLOBALS = new Set(Object.keys(globalThis));

const BIG = 2 ** 31 - 1;
/** Duas operações na mesma regra: quem troca a ordem dos operandos não acerta por acaso. */
const of = (opcode: number, a: number, b: number) => [push, a, push, b, opcode, halt];

const ARITHMETIC: [code: number[], expected: number, why: string][] = [
  [of(sub, 10, 3), 7, '`sub` faz o de baixo menos o de cima'],
  [of(rem, 17, 5), 2, '`rem` é o resto do de baixo dividido pelo de cima'],
  [of(sub, -BIG, 10), BIG - 8, 'a conta fica nos 32 bits de baixo, com sinal'],
  [of(mul, 65_537, 65_537), 131_073, 'o produto passa de 2⁵³ e perde os bits de baixo se for feito com *'],
  [of(mul, BIG, BIG), 1, 'o produto passa de 2⁵³ e perde os bits de baixo se for feito com *'],
  [of(rem, -8, 4), 0, 'inteiro de 32 bits não tem −0'],
  [of(rem, -7, 4), -3, 'o resto tem o sinal do de baixo'],
  [[push, 9, push, 4, push, 3, sub, mul, halt], 9, 'a pilha devolve primeiro o que entrou por último'],
];

task(1, 'run faz as contas de 32 bits: sub, mul e rem', MACHINE, ({ run }) => {
  for (const [code, expected, why] of ARITHMETIC) given(run, code, []).returns(expected, why);
  given(run, of(rem, 5, 0), []).throws(RangeError);
});

/** Soma de 1 a n; a variável 0 é n, e a 1 acumula. */
const SUM = [load, 0, jumpz, 17, load, 1, load, 0, add, store, 1, load, 0, push, 1, jump, 20];
const SUM_END = [load, 1, halt, sub, store, 0, jump, 0];
const SUM_TO_N = [...SUM, ...SUM_END];

task(2, 'run compara e salta: less, equal, jump e jumpz', MACHINE, async ({ run }) => {
  given(run, of(less, 2, 7), []).returns(1, '`less` deixa 1 quando o de baixo é menor que o de cima');
  given(run, of(less, 7, 2), []).returns(0);
  given(run, of(less, 7, 7), []).returns(0);
  given(run, of(same, 7, 7), []).returns(1);
  given(run, of(same, 7, -7), []).returns(0);
  const choose = [load, 0, jumpz, 7, push, 10, halt, push, 20, halt];
  given(run, choose, [3]).returns(10, '`jumpz` só salta quando tira um zero da pilha');
  given(run, choose, [-1]).returns(10, '`jumpz` só salta quando tira um zero da pilha');
  given(run, choose, [0]).returns(20);
  given(run, SUM_TO_N, [100]).returns(5050, 'a soma de 1 a n, com um laço e um salto para a frente');
  await samples((random) => {
    const { code } = randomRule(random);
    const args = [random.integer(-9, 9), random.integer(-99, 99)];
    given(run, code, args).returns(interpreter(code)(args));
  });
});

task(3, 'verify diz a altura da pilha antes de cada instrução', VERIFY, async ({ verify }) => {
  given(verify, [push, 5, push, 7, add, halt]).returns([0, -1, 1, -1, 2, 1]);
  given(verify, [push, 5, halt, push, 6, halt]).returns(
    [0, -1, 1, -1, -1, -1],
    'depois de `halt` ninguém passa: ali a altura é -1',
  );
  given(verify, [push, 5, halt, jump, 99]).returns(
    [0, -1, 1, -1, -1],
    'a um salto depois de `halt` ninguém chega: o destino dele não importa',
  );
  given(verify, [load, 0, jumpz, 8, push, 10, jump, 10, push, 20, halt]).returns(
    [0, -1, 1, -1, 0, -1, 1, -1, 0, -1, 1],
    'os dois caminhos chegam ao `halt` com um valor na pilha',
  );
  given(verify, SUM_TO_N).returns(
    [0, -1, 1, -1, 0, -1, 1, -1, 2, 1, -1, 0, -1, 1, -1, 2, -1, 0, -1, 1, 2, 1, -1, 0, -1],
    'o salto para a frente chega com dois valores',
  );
  given(verify, [push, BIG, push, -BIG - 1, add, load, 63, add, halt]).result();
  await samples((random) => {
    const { code, heights } = randomRule(random);
    given(verify, code).returns(heights);
  });
});

const REFUSED: [code: unknown[], why: string][] = [
  [[12, halt], 'não há instrução 12'],
  [[-1, halt], 'não há instrução -1'],
  [[0.5, halt], 'não há instrução 0,5'],
  [[push], 'falta o operando'],
  [[push, 1], 'o fim chega sem `halt`'],
  [[push, 1, jumpz, 4], 'o salto vai para depois do fim'],
  [[jump, -1], 'o salto vai para antes do começo'],
  [[], 'não há nem a primeira instrução'],
  [[push, 1.5, halt], 'o operando não é um inteiro de 32 bits'],
  [[push, 2 ** 31, halt], 'o operando não é um inteiro de 32 bits'],
  [[push, Number.NaN, halt], 'o operando não é um inteiro de 32 bits'],
  [[push, '1', halt], 'o operando é texto'],
  [[load, 64, halt], 'não há variável 64'],
  [[push, 1, store, -1, push, 1, halt], 'não há variável -1'],
  [[halt], '`halt` tira um valor da pilha vazia'],
  [[push, 1, add, halt], '`add` tira dois valores, e só há um'],
  [[store, 0, push, 1, halt], '`store` tira um valor da pilha vazia'],
  [[jumpz, 2, push, 1, halt], '`jumpz` tira um valor da pilha vazia'],
  [[push, 0, jump, 1], 'o salto cai num operando'],
  [[push, 1, push, halt, jump, 3], 'o salto cai num operando que parece `halt`'],
  [
    [push, 1, jumpz, 6, push, 5, push, 6, halt],
    'um caminho chega ao `push 6` com um valor; o outro, com nenhum',
  ],
  [[push, 1, jump, 0], 'a cada volta do laço a pilha cresce'],
  [[push, 1, halt, 99], 'há uma instrução 99, mesmo onde ninguém passa'],
  [[push, 1, halt, push, 'x'], 'há um operando que é texto, mesmo onde ninguém passa'],
];

/** Espera o RangeError e, se ele não vem, diz o defeito da regra. */
function refuses(call: (code: number[]) => unknown, name: string): void {
  for (const [code, why] of REFUSED) {
    const details = {
      sent: `${name}([${code.map((item) => (typeof item === 'string' ? `'${item}'` : item)).join(', ')}])`,
      expected: 'um RangeError',
    };
    let thrown: unknown;
    try {
      call(code as number[]);
    } catch (error) {
      thrown = error;
    }
    const received = thrown instanceof Error ? thrown : 'nenhum erro';
    ok(thrown instanceof RangeError, `a regra não é segura: ${why}`, { ...details, received });
  }
}

task(4, 'verify recusa a regra que não é segura de executar', VERIFY, ({ verify }) => {
  refuses(verify, 'verify');
});

task(5, 'compile devolve uma função que responde como run', JIT, async ({ compile }) => {
  const answer = (code: number[], args: number[]) => compile(code)(args);
  const named = Object.defineProperty(answer, 'name', { value: 'executar' });
  for (const [code, expected, why] of ARITHMETIC) given(named, code, []).returns(expected, why);
  given(named, SUM_TO_N, [100]).returns(5050);
  given(named, [load, 2, halt], [1]).returns(0, 'a variável que ninguém escreveu vale 0');
  given(named, [load, 0, halt], [2 ** 32 + 5]).returns(5, 'os argumentos também têm 32 bits');
  given(named, [push, 5, halt, push, 6, add, halt], []).returns(5, 'o que vem depois de `halt` não roda');
  await samples((random) => {
    const { code } = randomRule(random);
    const args = [random.integer(-9, 9), random.integer(-99, 99)];
    given(named, code, args).returns(interpreter(code)(args));
  });
});

task(6, 'compile recusa o que verify recusa e não guarda nada entre chamadas', JIT, ({ compile }) => {
  refuses(compile, 'compile');
  const hostile = [push, '0; globalThis.invaded = true' as unknown as number, halt];
  try {
    compile(hostile)([]);
  } catch {
    // Recusar é o certo, e já se conferiu acima.
  }
  ok(!('invaded' in globalThis), 'um operando virou código: confira a regra antes de montar o texto');
  const args = [4];
  const rule = compile(SUM_TO_N);
  equal([rule(args), rule(args), rule([3]), args], [10, 10, 6, [4]], {
    sent: 'regra([4]), regra([4]), regra([3]) e, depois, os argumentos',
    message: 'cada chamada começa com as variáveis zeradas e não muda os argumentos',
  });
  const left = Object.keys(globalThis).filter((name) => !GLOBALS.has(name));
  ok(left.length === 0, 'a função deixou variáveis globais: declare todas com let no começo do texto', {
    sent: 'compile(regra)([4])',
    received: left.slice(0, 3).join(', '),
    expected: 'nenhum nome a mais em globalThis',
  });
  const compiled = compile([push, 1, load, 0, rem, halt]);
  const division = Object.defineProperty((values: number[]) => compiled(values), 'name', {
    value: 'divisao',
  });
  given(division, [0]).throws(RangeError);
  given(division, [-1]).returns(0);
});

task(7, 'a regra compilada roda pelo menos dez vezes mais rápido que a interpretada', JIT, ({ compile }) => {
  const code = scoreRule(37, 11);
  const { ratio, starved } = race(interpreter(code), compile(code), TIMES_FASTER);
  const details = {
    sent: 'uma regra com um laço de 50 voltas, trezentas vezes interpretada e três mil vezes compilada',
    received: `${ratio.toFixed(1).replace('.', ',')} vezes, comparadas as rodadas mais curtas`,
    expected: `${TIMES_FASTER} vezes ou mais`,
  };
  ok(
    ratio >= TIMES_FASTER || !starved || ratio < TIMES_FASTER / 2,
    'inconclusivo: a máquina está ocupada demais para medir; rode de novo',
    details,
  );
  ok(
    ratio >= TIMES_FASTER,
    'a regra compilada ainda interpreta ou ainda usa memória: a pilha e as variáveis precisam virar variáveis da função',
    details,
  );
});
