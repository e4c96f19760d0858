import { equal, exercise, given, ok, samples } from '@trilha/trilha/check';
import { Disk, POWER_CUTS } from './apoio/disco.ts';
import { fails, noneOpen, works } from './apoio/falhas.ts';
import { retained } from './apoio/memoria.ts';
import { survivesKill } from './apoio/processo.ts';
import {
  crashEverywhere,
  doesNothingTwice,
  failsCleanly,
  leavesOthersAlone,
  runsOnce,
} from './apoio/quedas.ts';
import {
  type Answer,
  bytesOf,
  CHECKPOINT,
  checkpointBytes,
  countsOf,
  jobOf,
  PATH,
  randomText,
  readCheckpoint,
  sorted,
  tableCounts,
  wordsOf,
} from './apoio/referencia.ts';
import { interpret, randomRule } from './apoio/regras.ts';
import { interleaves, keepsTheSum, mergesInTurn, sharesTheWork, waitsAsleep } from './apoio/threads.ts';

const task = exercise<typeof import('./exercicio.ts')>();
const see = (section: string) => ({ section });

/** As palavras que o leitor vê no arquivo inteiro, bloco a bloco, e os objetos em que vieram. */
function readWords({ BlockReader }: Answer, disk: Disk, size: number, block: number) {
  const job = jobOf(new Uint8Array(size), { block });
  const reader = new BlockReader(disk, disk.openSync(PATH, 'r'), job);
  const words: string[] = [];
  const objects = new Set<Uint8Array>();
  for (let at = 0; at < Math.ceil(size / block); at++)
    reader.eachWord(at, (bytes, start, length) => {
      words.push(Buffer.from(bytes.slice(start, start + length)).toString());
      objects.add(bytes);
    });
  return { words, objects };
}

/** 512 GiB adiante, as leituras são as daquele bloco. */
function readsFarAway({ BlockReader }: Answer): void {
  const [block, number] = [4096, 2 ** 27];
  const start = block * number;
  const disk = new Disk({ [PATH]: new Uint8Array() });
  const positions: number[] = [];
  disk.readSync = (_file, buffer, offset, length, position) => {
    positions.push(position);
    buffer.fill(0x20, offset, offset + length);
    return length;
  };
  const job = jobOf(new Uint8Array(), { size: 2 ** 40, block });
  const sent = `eachWord(2²⁷) de um arquivo de 2⁴⁰ bytes, em blocos de ${block}`;
  works(disk, sent, () =>
    new BlockReader(disk, disk.openSync(PATH, 'r'), job).eachWord(number, () => undefined),
  );
  const near = positions.every((position) => position >= start - 64 && position < start + block + 64);
  ok(positions.length > 0 && near, 'o bloco foi lido em outro lugar do arquivo', {
    sent,
    received: `leituras a partir de ${positions.join(', ')}`,
    expected: `perto de ${start}`,
  });
}

task(
  1,
  'cada palavra aparece uma vez, no bloco em que começa',
  see('05-endianness-e-representacao#texto-também-é-byte'),
  async (answer) => {
    const check = (text: string, block: number, maxRead?: number) => {
      const content = bytesOf(text);
      const disk = new Disk({ [PATH]: content }, maxRead === undefined ? {} : { maxRead });
      const short = maxRead === undefined ? '' : `, e cada read traz até ${maxRead} bytes`;
      const sent = `eachWord de todos os blocos de ${block} bytes de ${JSON.stringify(text.slice(0, 60))}${short}`;
      const { words } = works(disk, sent, () => readWords(answer, disk, content.length, block));
      equal(words, wordsOf(text), { sent, message: 'as palavras, na ordem' });
    };
    check('Amei o video 10', 64);
    check('Ação! AÇÃO… não-10 é 漢字🎶', 64);
    check('0/9:a@Z[z`a{9', 64);
    check('amei o vídeo', 4);
    check('a', 1);
    check(' ,.', 2);
    check(`${'x'.repeat(56)} ${'y'.repeat(57)} ${'ã'.repeat(28)} ${'ã'.repeat(29)} z`, 16);
    check(`${'x'.repeat(500)} fim`, 64);
    await samples(
      (random) => {
        const text = randomText(random, random.integer(1, 60));
        check(text, random.integer(1, 120), random.boolean() ? random.integer(1, 9) : undefined);
      },
      { runs: 150 },
    );
    const disk = new Disk({ [PATH]: bytesOf('amei o') });
    const sent = 'eachWord de um arquivo que acabou antes de `size`';
    fails(sent, 'o arquivo encolheu e ninguém ficou sabendo', () => readWords(answer, disk, 60, 64));
  },
);

task(
  2,
  'um bloco se lê onde ele está, em uma ou duas chamadas, sempre no mesmo buffer',
  see('02-system-calls#quantos-bytes-por-pedido'),
  (answer) => {
    const [block, blocks] = [4096, 40];
    for (const text of ['amei o vídeo, '.repeat(20_000), 'x'.repeat(200_000)]) {
      const content = bytesOf(text).subarray(0, block * blocks);
      const disk = new Disk({ [PATH]: content });
      const sent = `eachWord de ${blocks} blocos de ${block} bytes`;
      const { objects } = works(disk, sent, () => readWords(answer, disk, content.length, block));
      const most = 2 * blocks;
      ok(disk.reads <= most, 'leituras demais', {
        sent,
        received: `${disk.reads} chamadas`,
        expected: `até ${most}`,
      });
      const bytes = blocks * (block + 128);
      ok(disk.bytesRead <= bytes, 'pediu ao sistema bytes demais', {
        sent,
        received: `${disk.bytesRead} bytes`,
        expected: `até ${bytes}`,
      });
      const memory = [...disk.buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
      const why =
        disk.buffers.size > 2
          ? 'cada leitura foi para um buffer novo: reserve um e use-o em todos os blocos'
          : 'o buffer é maior que o bloco e as beiradas dele: a memória tem de ser a mesma para qualquer arquivo';
      ok(memory <= 4 * block, why, {
        sent,
        received: `${disk.buffers.size} buffers, ${memory} bytes`,
        expected: `até ${4 * block} bytes`,
      });
      ok(
        objects.size <= 2,
        'cada palavra veio num objeto novo: passe o próprio buffer, o começo e o comprimento',
        {
          sent,
          received: `${objects.size} objetos em visit`,
          expected: 'o mesmo buffer em todas',
        },
      );
    }
    readsFarAway(answer);
  },
);

task(
  3,
  'compileRule confere a regra, lê cada byte dela uma vez e decide como a máquina de pilha',
  see('06-execucao-de-codigo#traduzir-em-vez-de-interpretar'),
  async ({ compileRule }) => {
    const word = bytesOf('..amei..');
    const decide = (rule: number[], expected: boolean, message: string) => {
      const accepts = given(compileRule, rule).result();
      equal(accepts(word, 2, 4), expected, {
        sent: `compileRule([${rule.join(', ')}])(bytes de “amei”)`,
        message,
      });
    };
    decide([1, 1], true, 'PUSH 1');
    decide([1, 0], false, 'PUSH 0');
    decide([2, 1, 4, 4], false, 'LEN PUSH 4 LESS: 4 < 4');
    decide([2, 1, 5, 4], true, 'LEN PUSH 5 LESS: 4 < 5');
    decide([1, 3, 2, 4], true, 'PUSH 3 LEN LESS: 3 < 4');
    decide([3, 0, 1, 98, 4], true, 'BYTE 0 PUSH 98 LESS: o byte de “a” é 97');
    decide([3, 4], false, 'BYTE 4: depois do fim da palavra vale 0, e não o byte vizinho');
    decide([3, 3], true, 'BYTE 3: o último byte');
    decide([1, 2, 1, 4, 5], true, 'PUSH 2 PUSH 4 AND: os dois diferentes de zero');
    decide([1, 2, 1, 0, 5], false, 'PUSH 2 PUSH 0 AND');
    decide([1, 0, 6], true, 'PUSH 0 NOT');
    decide([1, 9, 6, 6, 1, 2, 4], true, 'PUSH 9 NOT NOT é 1, e 1 < 2');
    for (const [rule, why] of [
      [[], 'vazia'],
      [[1], 'que acaba no meio de PUSH'],
      [[3], 'que acaba no meio de BYTE'],
      [[0], 'com o código 0'],
      [[1, 1, 7], 'com o código 7'],
      [[4], 'que compara com a pilha vazia'],
      [[1, 1, 5], 'com AND e um valor só na pilha'],
      [[6], 'que nega com a pilha vazia'],
      [[1, 1, 1, 1], 'que deixa dois valores na pilha'],
    ] as [number[], string][]) {
      const sent = `compileRule([${rule.join(', ')}])`;
      const error = fails(
        sent,
        `uma regra ${why} devia ser recusada ao compilar, antes da primeira palavra`,
        () => compileRule(rule),
      );
      ok(error instanceof RangeError, `uma regra ${why} devia lançar RangeError`, {
        sent,
        received: error as Error,
      });
    }
    await samples((random) => {
      const rule = randomRule(random);
      const accepts = given(compileRule, rule).result();
      const text = bytesOf(`ab${random.text(12)}`);
      const length = random.integer(1, text.length - 1);
      equal(accepts(text, 1, length), interpret(rule, text.subarray(1, 1 + length)), {
        sent: `compileRule([${rule.join(', ')}])(bytes de “${Buffer.from(text.subarray(1, 1 + length)).toString()}”)`,
      });
    });
    let reads = 0;
    const program = new Proxy([2, 1, 9, 4, 3, 0, 1, 120, 4, 5, 6], {
      get(target, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
        return Reflect.get(target, key) as unknown;
      },
    });
    const accepts = compileRule(program);
    const compiling = reads;
    for (let time = 0; time < 1000; time++) accepts(word, 2, 4);
    equal(reads - compiling, 0, {
      sent: 'mil palavras com a regra já compilada',
      message: 'a regra se traduz uma vez, e depois não se lê mais: leituras dela',
    });
  },
);

task(
  4,
  'a tabela fica toda na memória recebida, 64 bytes por palavra',
  see('01-cpu-e-memoria#linhas-de-cache'),
  async (answer) => {
    const { WordTable, hash } = answer;
    const put = (table: InstanceType<Answer['WordTable']>, word: string, count = 1) => {
      const bytes = bytesOf(`<${word}>`);
      table.add(bytes, 1, bytes.length - 2, count);
      bytes.fill(0x21);
    };
    await samples(
      (random) => {
        const words = wordsOf(randomText(random, 60));
        const memory = new ArrayBuffer(64 * 128);
        const table = new WordTable(memory);
        for (const word of words) put(table, word);
        const sent = `add de ${words.length} palavras; each`;
        equal(tableCounts(answer, memory), countsOf(words), {
          sent: `${sent} de outra WordTable na mesma memória`,
        });
      },
      { runs: 30 },
    );
    const memory = new ArrayBuffer(64 * 4);
    const table = new WordTable(memory);
    for (const [word, count] of [
      ['a', 2],
      ['ab', 3],
      ['ação', 3_000_000_000],
      ['x'.repeat(56), 1],
      ['a', 5],
    ] as const)
      put(table, word, count);
    const expected = sorted([
      ['a', 7],
      ['ab', 3],
      ['ação', 3_000_000_000],
      ['x'.repeat(56), 1],
    ]);
    equal(tableCounts(answer, memory), expected, {
      sent: 'quatro posições, e add de a, ab, ação, x 56 vezes, a',
    });
    checkLayout(hash, memory, expected);
    const full = fails('a mesma tabela, cheia; add de “b”', 'a tabela encheu e ninguém ficou sabendo', () =>
      put(table, 'b'),
    );
    ok(full instanceof RangeError, 'uma palavra nova numa tabela cheia devia lançar RangeError', {
      received: full as Error,
    });
    put(table, 'ab');
    equal(
      tableCounts(answer, memory),
      { ...expected, ab: 4 },
      { sent: 'a mesma tabela, cheia; add de “ab”, que já está lá' },
    );
    table.clear();
    equal(tableCounts(answer, memory), {}, { sent: 'clear(); each' });
    put(table, 'b');
    equal(tableCounts(answer, memory), { b: 1 }, { sent: 'clear(); add de “b”; each' });

    const last = Array.from({ length: 200 }, (_, n) => `fim${n}`)
      .filter((word) => hash(bytesOf(word), 0, word.length) % 8 === 7)
      .slice(0, 3);
    const around = new ArrayBuffer(64 * 8);
    for (const word of last) put(new WordTable(around), word);
    equal(tableCounts(answer, around), countsOf(last), {
      sent: `oito posições, e add de ${last.join(', ')}, que caem todas na última`,
      message: 'depois da última posição vem a primeira',
    });

    const big = new WordTable(new ArrayBuffer(64 * 16_384));
    const kept = await retained(() => {
      for (let n = 0; n < 8_000; n++) put(big, `palavra${n}`);
      return big;
    });
    const most = 256 * 1024;
    ok(kept < most, 'as palavras foram parar em objetos do heap: guarde-as na memória recebida', {
      sent: 'add de 8.000 palavras diferentes',
      received: `${Math.round(kept / 1024)} KiB a mais no heap depois de uma coleta`,
      expected: `menos de ${most / 1024} KiB`,
    });
  },
);

/** Cada palavra está na posição do hash, ou na primeira vazia depois dela; a contagem e o comprimento vêm antes. */
function checkLayout(hash: Answer['hash'], memory: ArrayBuffer, counts: Record<string, number>): void {
  const [bytes, numbers] = [new Uint8Array(memory), new Uint32Array(memory)];
  const slots = memory.byteLength / 64;
  for (const [word, count] of Object.entries(counts)) {
    const wanted = bytesOf(word);
    const first = hash(wanted, 0, wanted.length) % slots;
    const found = Array.from({ length: slots }, (_, step) => (first + step) % slots).find(
      (slot) =>
        numbers[slot * 16] === count &&
        numbers[slot * 16 + 1] === wanted.length &&
        Buffer.from(bytes.slice(slot * 64 + 8, slot * 64 + 8 + wanted.length)).equals(wanted),
    );
    ok(found !== undefined, 'a palavra não está em nenhuma posição como o enunciado a descreve', {
      sent: `add de “${word}” ${count} vezes`,
      expected: 'contagem, comprimento e bytes, a 0, 4 e 8 bytes do começo da posição',
    });
  }
}

task(
  5,
  'uma thread por bloco, e uma por vez na trava',
  see('03-processo-vs-thread#mutex-e-semáforo'),
  async (answer) => {
    const { claim, withLock } = answer;
    const states = new Int32Array(new SharedArrayBuffer(24));
    states.set([2, 1, 0, 0, 1, 0]);
    const take = (from: number, expected: number) => {
      const sent = `claim([${[...states].join(', ')}], ${from})`;
      equal(claim(states, from), expected, { sent });
    };
    take(3, 3);
    take(3, 5);
    take(3, -1);
    take(0, 2);
    take(0, -1);
    equal([...states], [2, 1, 1, 1, 1, 1], { sent: 'states depois de tomar os três livres' });

    const lock = new Int32Array(new SharedArrayBuffer(64), 0, 1);
    const inside = withLock(lock, () => {
      ok(lock[0] !== 0, 'dentro de withLock, lock[0] devia ser diferente de 0');
      return 7;
    });
    equal(inside, 7, { sent: 'withLock(lock, () => 7)', message: 'withLock devolve o que `work` devolveu' });
    const sent = "withLock(lock, () => { throw new Error('defeito') })";
    const error = fails(sent, 'o erro de `work` devia chegar a quem chamou', () =>
      withLock(lock, () => {
        throw new Error('defeito');
      }),
    );
    ok((error as Error).message === 'defeito', 'o erro de `work` devia chegar a quem chamou', {
      sent,
      received: error as Error,
    });
    equal(lock[0], 0, { sent: `${sent}; lock[0]`, message: 'a trava ficou presa depois do erro' });
    await waitsAsleep(answer);
    await interleaves();
  },
);

task(
  6,
  'o ponto de retomada é sempre o novo ou o anterior, inteiro',
  see('02-system-calls#fsync-quando-está-no-disco'),
  (answer) => {
    const { restore, saveCheckpoint, shareMemory } = answer;
    const job = jobOf(new Uint8Array(600), { rule: Uint8Array.of(1, 3, 2, 4) });
    const [old, now] = [
      { amei: 3 },
      sorted([
        ['ação', 3_000_000_000],
        ['amei', 4],
        ['x'.repeat(56), 1],
      ]),
    ];
    const done = (count: number) =>
      Array.from({ length: 10 }, (_, block) => block % 3 === count % 3 || block === 9);
    const fill = (counts: Record<string, number>, blocks: boolean[], of = job) => {
      const shared = shareMemory(of, 16);
      const table = new answer.WordTable(shared.table);
      for (const [word, count] of Object.entries(counts))
        table.add(bytesOf(word), 0, bytesOf(word).length, count);
      for (const [block, isDone] of blocks.entries()) shared.states[block] = isDone ? 2 : block % 2;
      return shared;
    };
    const saved = (disk: Disk, sent: string, of = job) => {
      const bytes = disk.content(CHECKPOINT);
      const found = bytes === undefined ? 'não existe' : readCheckpoint(bytes, of);
      ok(typeof found === 'object', 'o ponto de retomada não se lê', {
        sent,
        received: `o arquivo ${String(found)}, depois de: ${disk.trace()}`,
      });
      return found;
    };
    for (const maxWrite of [undefined, 7]) {
      const disk = new Disk({}, maxWrite === undefined ? {} : { maxWrite });
      const sent = `saveCheckpoint, e cada write aceita ${maxWrite ?? 'tudo'}`;
      works(disk, sent, () => saveCheckpoint(disk, job, fill(now, done(1))));
      equal(saved(disk, sent), { done: done(1), counts: now }, { sent });
      const header = checkpointBytes(job, done(1), now).subarray(8, 31);
      equal(disk.content(CHECKPOINT)?.slice(8, 31), header, {
        sent: `${sent}; bytes 8 a 30`,
        message: 'o cabeçalho, a regra e o mapa de blocos',
      });
      noneOpen(disk, sent);
    }
    const huge = jobOf(new Uint8Array(), { size: 2 ** 33 + 5, block: 2 ** 31 });
    const disk = new Disk();
    works(disk, 'saveCheckpoint de um arquivo de 8 GiB', () =>
      saveCheckpoint(disk, huge, fill(old, [true], huge)),
    );
    equal(disk.content(CHECKPOINT)?.slice(8, 20), Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 5, 0x80, 0, 0, 0), {
      sent: 'saveCheckpoint de um arquivo de 2³³ + 5 bytes, em blocos de 2³¹; bytes 8 a 19',
      message: 'o tamanho tem 64 bits',
    });

    const back = (bytes: Uint8Array, of = job, faults = {}) => {
      const from = new Disk({ [CHECKPOINT]: bytes }, faults);
      const shared = shareMemory(of, 16);
      works(from, 'restore', () => restore(from, of, shared));
      noneOpen(from, 'restore');
      return shared;
    };
    for (const faults of [{}, { maxRead: 5 }]) {
      const shared = back(checkpointBytes(job, done(2), now), job, faults);
      const sent = 'restore de um ponto de retomada escrito pela verificação';
      equal(tableCounts(answer, shared.table), now, { sent, message: 'a tabela' });
      equal(
        [...shared.states],
        done(2).map((isDone) => (isDone ? 2 : 0)),
        { sent, message: 'states' },
      );
    }
    const empty = shareMemory(job, 16);
    works(disk, 'restore sem nenhum arquivo', () => restore(new Disk(), job, empty));
    equal([...new Set(empty.states)], [0], { sent: 'restore sem nenhum arquivo; states' });

    const good = checkpointBytes(job, done(1), now);
    const refuses = (bytes: Uint8Array, what: string, of = job) => {
      const sent = `restore de um ponto de retomada ${what}`;
      const shared = shareMemory(of, 16);
      const error = fails(sent, 'devia recusar, e seguiu em frente', () =>
        restore(new Disk({ [CHECKPOINT]: bytes }), of, shared),
      );
      ok(error instanceof RangeError, 'devia lançar RangeError', { sent, received: error as Error });
      equal([...new Set(shared.states)], [0], {
        sent: `${sent}; states`,
        message: 'o que se recusa não se põe na memória',
      });
    };
    for (let at = 0; at < good.length; at++)
      refuses(good.with(at, (good[at] ?? 0) ^ 1), `com um bit trocado no byte ${at}`);
    for (const cut of [0, 3, 20, good.length - 1]) refuses(good.subarray(0, cut), `cortado em ${cut} bytes`);
    refuses(good, 'de um arquivo com outro tamanho', { ...job, size: 601 });
    refuses(good, 'com outro tamanho de bloco', { ...job, block: 65 });
    refuses(good, 'de outra regra', { ...job, rule: Uint8Array.of(1, 4, 2, 4) });
    refuses(good, 'de outra regra', { ...job, rule: Uint8Array.of(1, 3, 2, 4, 6) });

    for (let dieAt = 0; dieAt < 100; dieAt++) {
      const before = new Disk({ [CHECKPOINT]: checkpointBytes(job, done(0), old) }, { maxWrite: 40, dieAt });
      let died = false;
      try {
        saveCheckpoint(before, job, fill(now, done(1)));
      } catch {
        died = before.dead;
      }
      const after = [
        { next: before.afterKill(), accident: 'kill -9' },
        ...POWER_CUTS.map((left) => ({
          next: before.afterPowerCut(left),
          accident: `queda de energia que deixou “${left}” do que faltava garantir`,
        })),
      ];
      for (const { next, accident } of after) {
        const sent = `saveCheckpoint interrompido por ${accident}, depois de: ${before.trace()}`;
        const found = saved(next, sent);
        const isOld = JSON.stringify(found.counts) === JSON.stringify(old);
        if (!isOld || !died)
          equal(
            found,
            { done: done(1), counts: now },
            { sent, message: 'o que se lê não é nem o novo nem o anterior' },
          );
        works(next, `${sent}; gravar de novo`, () => saveCheckpoint(next, job, fill(now, done(1))));
        equal(saved(next.afterPowerCut('nada'), sent).counts, now, {
          sent: `${sent}; gravar de novo; queda de energia`,
          message: 'saveCheckpoint voltou, e o novo não estava no disco',
        });
      }
      if (!died) break;
    }
  },
);

task(
  7,
  'com queda em qualquer chamada, nada se perde e nada se conta duas vezes',
  see('02-system-calls#quando-a-chamada-falha'),
  async (answer) => {
    runsOnce(answer);
    leavesOthersAlone(answer);
    doesNothingTwice(answer);
    failsCleanly(answer);
    crashEverywhere(answer, {}, POWER_CUTS);
    crashEverywhere(answer, { maxRead: 50, maxWrite: 200 }, ['metade']);
    await mergesInTurn(answer);
    await keepsTheSum();
    await sharesTheWork(answer);
    await survivesKill();
  },
);
