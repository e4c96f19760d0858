import { describe, expect, it } from 'vitest';
import { compare, count, table } from '../src/index.ts';

/** Relógio falso: só anda quando um candidato “trabalha”. */
function fakeClock() {
  let time = 0;
  return {
    now: () => time,
    work: (nanoseconds: () => number) => () => {
      time += nanoseconds();
      return time;
    },
  };
}

/** A ordem dos candidatos `a`, `b` e `c` em cada rodada. */
async function ordersOf(rounds: number): Promise<string[]> {
  const { now, work } = fakeClock();
  const tick = work(() => 2e6);
  let calls = '';
  const candidates = ['a', 'b', 'c'].map((name) => ({
    name,
    run() {
      calls += name;
      return tick();
    },
  }));
  await compare({ ...fast, rounds, title: 'ordem', now, candidates });
  return calls.slice(-3 * rounds).match(/.../g) ?? [];
}

function addWithoutAllocating(): number {
  let total = 0;
  for (let value = 0; value < 10_000; value++) total = (total + value) | 0;
  return total;
}

const fast = { rounds: 15, minSampleMs: 1, warmUpMs: 1, operation: 'passo' };

describe('compare', () => {
  it('divide o tempo pelas operações de cada chamada e toma o primeiro como referência', async () => {
    const { now, work } = fakeClock();
    const { results, unit } = await compare({
      ...fast,
      title: 'dois jeitos',
      now,
      candidates: [
        { name: 'lote', run: work(() => 1000), operations: 10 },
        { name: 'um a um', run: work(() => 300) },
      ],
    });
    expect(unit).toBe('ns por passo');
    expect(results.map(({ median, verdict }) => [median, verdict])).toEqual([
      [100, 'reference'],
      [300, 'slower'],
    ]);
    expect(results[1]?.ratio.median).toBeCloseTo(3);
  });

  it('declara inconclusivo quando a razão ora passa, ora não passa de 1', async () => {
    const { now, work } = fakeClock();
    let turn = 0;
    const { results, warnings } = await compare({
      ...fast,
      minSampleMs: 0.0005,
      title: 'ruído',
      now,
      candidates: [
        { name: 'firme', run: work(() => 1000) },
        { name: 'trêmulo', run: work(() => (turn++ % 2 === 0 ? 700 : 1400)) },
      ],
    });
    expect(results[1]?.verdict).toBe('inconclusive');
    expect(warnings.some((warning) => warning.startsWith('trêmulo'))).toBe(true);
  });

  it('atenua o ruído que atinge os dois na mesma rodada', async () => {
    const { now, work } = fakeClock();
    let elapsedRounds = 0;
    const noisy = (base: number) => work(() => base * (1 + (Math.floor(elapsedRounds++ / 4096) % 3)));
    const { results } = await compare({
      ...fast,
      title: 'vizinho barulhento',
      now,
      candidates: [
        { name: 'a', run: noisy(1000) },
        { name: 'b', run: noisy(1500) },
      ],
    });
    expect(results[1]?.ratio.median).toBeCloseTo(1.5, 0);
  });

  it('sorteia a ordem a cada rodada, sempre com as mesmas ordens', async () => {
    const orders = await ordersOf(31);
    expect(new Set(orders)).toEqual(new Set(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']));
    expect(await ordersOf(31)).toEqual(orders);
  });

  it('conta as coletas de lixo de cada candidato, e quem não aloca não tem', async () => {
    const kept: unknown[] = [];
    const { results } = await compare({
      ...fast,
      warmUpMs: 50,
      title: 'alocação por acaso',
      candidates: [
        { name: 'aloca', run: () => kept.splice(0, 1, new Array(10_000).fill(0)) },
        { name: 'não aloca', run: addWithoutAllocating },
      ],
    });
    // Quantas são depende de quantas voltas a máquina deu no prazo; a diferença entre os dois, não.
    expect(results[0]?.collections).toBeGreaterThan(1);
    expect(results[1]?.collections).toBeLessThanOrEqual(1);
  });

  it('com a cauda, cada amostra é uma chamada, e o percentil 99 vai ao lado da mediana', async () => {
    const { now, work } = fakeClock();
    // uma em cinquenta chamadas demora
    const candidate = (name: string) => {
      let call = 0;
      return { name, run: work(() => (++call % 50 === 0 ? 9e5 : 1e5)) };
    };
    const candidates = [candidate('a'), candidate('b')];
    const { results, warnings } = await compare({
      ...fast,
      title: 'raro',
      rounds: 500,
      tail: true,
      now,
      candidates,
    });
    expect(results.map(({ median, max }) => [median, max])).toEqual([
      [1e5, 9e5],
      [1e5, 9e5],
    ]);
    expect(results.map(({ p99 }) => p99)).toEqual([9e5, 9e5]);
    expect(warnings).toEqual([]);
    expect(table({ title: '', unit: 'ns', kind: 'timed', rounds: 500, results, warnings })).toContain(
      'ns      p99  razão',
    );
  });

  it('espera candidatos assíncronos', async () => {
    const { now, work } = fakeClock();
    const step = work(() => 5000);
    const candidate = (name: string) => ({ name, run: async () => step() });
    const { results } = await compare({
      ...fast,
      title: 'promessas',
      now,
      candidates: [candidate('a'), candidate('b')],
    });
    expect(results[0]?.median).toBe(5000);
  });

  it('recusa trabalho que não gasta tempo, um só candidato e nomes repetidos', async () => {
    const frozen = { ...fast, warmUpMs: 0, title: 'nada', now: () => 0 };
    const nothing = (name: string) => ({ name, run: () => 1 });
    await expect(compare({ ...frozen, candidates: [nothing('a')] })).rejects.toThrow('ao menos dois');
    await expect(compare({ ...frozen, candidates: [nothing('a'), nothing('a')] })).rejects.toThrow(
      'mesmo nome',
    );
  });

  it('não mede antes de conferir que os candidatos concordam', async () => {
    const verify = (results: ReadonlyMap<string, unknown>) => expect(results.get('a')).toBe(results.get('b'));
    const candidates = [
      { name: 'a', run: () => 1 },
      { name: 'b', run: () => 2 },
    ];
    await expect(compare({ ...fast, title: 'discordam', candidates, verify })).rejects.toThrow();
  });
});

describe('count', () => {
  it('compara contagens exatas, sem dispersão', () => {
    const { results, kind } = count({
      title: 'tamanho',
      unit: 'bytes',
      values: { json: 90, binário: 30, igual: 90 },
    });
    expect(kind).toBe('counted');
    expect(results.map(({ median, verdict }) => [median, verdict])).toEqual([
      [90, 'reference'],
      [30, 'faster'],
      [90, 'inconclusive'],
    ]);
  });
});
