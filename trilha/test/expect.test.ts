import { mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, describe as group, it } from 'vitest';
import { inBase } from '../check/describe.ts';
import { CheckFailure, equal, given, ok, typeName } from '../check/index.ts';
import { runCheck } from '../core/check/run.ts';
import { firstConcept, fixtureBook } from './book.ts';

/** A falha como o leitor a lê. */
function failureOf(action: () => unknown): CheckFailure['details'] & { message: string } {
  try {
    action();
  } catch (thrown) {
    if (thrown instanceof CheckFailure) return { message: thrown.message, ...thrown.details };
    throw thrown;
  }
  throw new Error('não falhou');
}

group('números na base do assunto', () => {
  it('binário mostra os bits de quatro em quatro, dos dois lados e no enviado', () => {
    const packFlags = (_byte: number) => 90;
    expect(failureOf(() => given(packFlags, 3).returns(85, { as: 'binary' }))).toEqual({
      message: 'o resultado é 90 (0b0101_1010), devia ser 85 (0b0101_0101)',
      sent: 'packFlags(0b0000_0011)',
      received: '90 (0b0101_1010)',
      expected: '85 (0b0101_0101)',
    });
  });

  it('hexadecimal, também dentro de um objeto', () => {
    expect(failureOf(() => equal({ id: 255, x: 1 }, { id: 254, x: 1 }, { as: 'hex' }))).toMatchObject({
      received: '{ id: 255 (0xff), … }',
      expected: '{ id: 254 (0xfe), … }',
    });
  });

  it.for([
    [0, 'binary', '0b0000_0000'],
    [256, 'binary', '0b0000_0001_0000_0000'],
    [-2, 'binary', '-0b0000_0010'],
    [0x504c434f, 'hex', '0x504c_434f'],
    [2n ** 63n, 'hex', '0x8000_0000_0000_0000'],
  ] as const)('%s em %s', ([value, base, text]) => expect(inBase(value, base)).toBe(text));
});

group('o que difere', () => {
  const before = { playing: true, driftMs: -2, title: 'São João', position: 0.25 };

  it('um campo: uma linha diz qual, e só ele aparece', () => {
    expect(failureOf(() => equal({ ...before, driftMs: 4_294_967_294 }, before))).toEqual({
      message: '`driftMs` é 4294967294, devia ser -2',
      received: '{ driftMs: 4294967294, … }',
      expected: '{ driftMs: -2, … }',
    });
  });

  it('vários campos são contados; o que falta e o que sobra têm nome', () => {
    expect(failureOf(() => equal({ ...before, driftMs: 1, title: '' }, before)).message).toBe(
      '`driftMs` é 1, devia ser -2, e mais 1 campo difere',
    );
    expect(failureOf(() => equal({ a: 1 }, { a: 1, b: 2 })).message).toBe('falta `b`');
    expect(failureOf(() => equal({ a: 1, b: 2 }, { a: 1 })).message).toBe('sobra `b`');
  });

  it('desce por objetos e listas até o primeiro ponto', () => {
    const value = (id: number) => ({ posts: [{ id: 1 }, { author: { id } }] });
    expect(failureOf(() => equal(value(7), value(8))).message).toBe('`posts[1].author.id` é 7, devia ser 8');
    expect(failureOf(() => equal([1], [1, 2])).message).toBe('o resultado tem 1 item, devia ter 2');
  });

  it('bytes em hexadecimal, com a posição do primeiro que difere', () => {
    expect(failureOf(() => equal(Uint8Array.of(1, 0xab), Uint8Array.of(1, 0xba)))).toEqual({
      message: 'o byte 1 é 0xab, devia ser 0xba',
      received: '<01 ab>',
      expected: '<01 ba>',
    });
    expect(failureOf(() => equal(Uint8Array.of(1), Uint8Array.of(1, 2))).message).toBe(
      'são 1 byte, deviam ser 2',
    );
    const long = new Uint8Array(1000);
    expect(failureOf(() => equal(long.with(700, 9), long)).received).toMatch(/^<… do byte 676: (00 ){24}09 /);
    expect(failureOf(() => equal({ bytes: long }, { bytes: 1 })).received).toContain('<00 00');
  });

  it('o tipo errado é dito pelo nome', () => {
    const bytes = Uint8Array.of(1, 2);
    expect(failureOf(() => equal(bytes.buffer, bytes))).toEqual({
      message: 'o resultado é um ArrayBuffer, devia ser um Uint8Array',
      received: 'ArrayBuffer <01 02>',
      expected: '<01 02>',
    });
    expect(failureOf(() => equal({ id: '7' }, { id: 7 })).message).toBe(
      "`id` é '7' (string), devia ser 7 (number)",
    );
    expect(failureOf(() => equal(undefined, 1)).message).toBe(
      'o resultado é undefined (undefined), devia ser 1 (number)',
    );
    expect([typeName(null), typeName(bytes.buffer), typeName(1n)]).toEqual(['null', 'ArrayBuffer', 'bigint']);
  });

  it('a frase da tarefa vem antes', () => {
    expect(failureOf(() => equal(1, 2, { message: 'o bit 3 conta' })).message).toBe(
      'o bit 3 conta: o resultado é 1, devia ser 2',
    );
  });
});

group('erros do motor ganham uma frase em português', () => {
  const value: unknown = undefined;
  const view = new DataView(new ArrayBuffer(4));
  const cases: [string, () => unknown, string][] = [
    ['BigInt com number', () => (1n as unknown as number) + 1, 'mistura BigInt e number'],
    [
      'number no lugar de BigInt',
      () => view.setBigInt64(0, 5 as unknown as bigint),
      'aqui só entra BigInt, e veio 5',
    ],
    ['fora da memória', () => view.getUint32(2), 'passa do fim da memória'],
    ['DataView sem ArrayBuffer', () => new DataView([] as unknown as ArrayBuffer), 'pede um ArrayBuffer'],
    [
      'propriedade de undefined',
      () => (value as { id: number }).id,
      'leu `id`, mas o que vem antes do ponto é undefined',
    ],
    ['chamada do que não é função', () => (value as () => void)(), '`value` não é uma função'],
    ['tamanho de vetor', () => new Array(-1), 'o tamanho é negativo'],
    ['fora do intervalo', () => Buffer.alloc(1).writeUInt8(300), 'o valor não cabe'],
    [
      'método de Buffer num Uint8Array',
      () => (new Uint8Array(4) as Buffer).readUInt32BE(0),
      'só um Buffer tem `readUInt32BE`',
    ],
    ['falha do sistema', () => openSync('/nao/ha', 'r'), 'o arquivo ou a pasta não existe (ENOENT)'],
    ['descritor que não está aberto', () => writeSync(1_000_000, 'x'), 'não é de um arquivo aberto'],
    [
      'o que as permissões recusam',
      () => {
        throw new Error('fsync API is disabled when Permission Model is enabled.');
      },
      'se a função recebe um objeto para isso, use-o',
    ],
    ['nome não declarado', () => Function('return inexistente')(), '`inexistente` não foi declarado'],
  ];
  it.for(cases)('%s', ([, fail, text]) => {
    const answer = () => {
      fail();
      return 0;
    };
    expect(failureOf(() => given(answer).returns(1)).message).toContain(text);
    expect(failureOf(() => given(answer).throws(EvalError)).message).toContain(text);
  });

  it('o erro recebido por ok também', () => {
    const error = new TypeError('Cannot mix BigInt and other types');
    expect(failureOf(() => ok(false, 'o maior valor cabe', { received: error }))).toMatchObject({
      message: expect.stringMatching(/^o maior valor cabe: a conta mistura/),
      received: 'TypeError: Cannot mix BigInt and other types',
    });
  });
});

group('na verificação', () => {
  const grade = (source: string) => {
    const book = fixtureBook();
    mkdirSync(book.workspace, { recursive: true });
    const file = join(book.workspace, 'exercicio.ts');
    writeFileSync(file, source);
    return runCheck(book, firstConcept(book), { file });
  };

  it('o erro lançado onde a tarefa esperava outro traz a linha do leitor', async () => {
    const { tasks } = await grade(
      "export function add(a: number, b: number) {\n  if (a + b > 100)\n    throw new Error('não');\n  return a + b;\n}\n",
    );
    expect(tasks.map(({ status }) => status)).toEqual(['passed', 'passed', 'failed']);
    expect(tasks[2]?.failure?.where).toMatchObject({ line: 3 });
  });

  it('o que falta escrever é separado das falhas, e o veredito não muda', async () => {
    const verdict = await grade("export const add = () => {\n  throw new Error('por fazer: add');\n};\n");
    expect(verdict.status).toBe('failed');
    for (const { status, failure } of verdict.tasks) {
      expect(status).toBe('failed');
      expect(failure).toMatchObject({
        message: 'falta escrever `add`',
        received: 'Error: por fazer: add',
        todo: true,
        where: { line: 2 },
      });
    }
  });

  it('a palavra dentro de outra mensagem é um erro como os outros', async () => {
    const { tasks } = await grade("export const add = () => {\n  throw new Error('nada por fazer');\n};\n");
    expect(tasks[0]?.failure?.todo).toBeUndefined();
  });

  it('a chave que falta é dita em português', async () => {
    const { problem } = await grade('export function add(a, b) {\n  return a + b;\n\nexport const x = 1;\n');
    expect(problem).toMatchObject({
      code: 'SYNTAX',
      message: expect.stringMatching(/falta fechar uma chave/),
    });
  });
});
