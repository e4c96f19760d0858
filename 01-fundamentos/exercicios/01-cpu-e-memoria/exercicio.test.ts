import { equal, exercise, given, ok, samples } from '@trilha/trilha/check';
import { countedGrid } from './apoio/cache.ts';
import {
  COUNT,
  compare,
  integers,
  makePlays,
  quantile,
  scanObjects,
  TIMES_FASTER,
  warmUp,
} from './apoio/medida.ts';
import type { Play } from './exercicio.ts';

const task = exercise<typeof import('./exercicio.ts')>();
const see = (section: string) => ({ section });
const number = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 1 });

task(1, 'diz em que linhas de cache cai uma leitura', see('linhas-de-cache'), async ({ linesOf }) => {
  given(linesOf, 0x1000, 4, 64).returns([64], 'uma linha só');
  given(linesOf, 0x103c, 8, 64).returns([64, 65], 'os últimos 4 bytes caem na linha seguinte');
  given(linesOf, 0x1038, 8, 64).returns([64], 'o último byte é o 0x103f, ainda na mesma linha');
  given(linesOf, 0, 300, 128).returns([0, 1, 2], 'um trecho pode ocupar mais de duas linhas');
  given(linesOf, 2 ** 46 + 60, 8, 64).returns([2 ** 40, 2 ** 40 + 1], 'endereços passam de 32 bits');
  await samples((random) => {
    const lineBytes = 2 ** random.integer(5, 8);
    const line = random.integer(0, 2 ** 36);
    const [at, bytes] = [random.integer(0, lineBytes - 1), random.integer(1, 3 * lineBytes)];
    const count = Math.ceil((at + bytes) / lineBytes);
    given(linesOf, line * lineBytes + at, bytes, lineBytes).returns(
      Array.from({ length: count }, (_, index) => line + index),
    );
  });
});

task(2, 'soma cada minuto', see('ordem-linha-a-linha-ou-coluna-a-coluna'), async ({ minuteTotals }) => {
  given(minuteTotals, { videos: 2, minutes: 3, views: [1, 2, 3, 10, 20, 30] }).returns([11, 22, 33]);
  given(minuteTotals, { videos: 0, minutes: 2, views: [] }).returns(
    [0, 0],
    'sem vídeos, cada minuto soma zero',
  );
  given(minuteTotals, { videos: 3, minutes: 0, views: [] }).returns([], 'sem minutos, não há o que somar');
  const most = 2 ** 32 - 1;
  given(minuteTotals, { videos: 3, minutes: 1, views: Uint32Array.of(most, most, most) }).returns(
    [3 * most],
    'o total passa de 32 bits',
  );
  await samples((random) => {
    const [videos, minutes] = [random.integer(1, 40), random.integer(1, 40)];
    const rows = Array.from({ length: videos }, () =>
      Array.from({ length: minutes }, () => random.integer(0, 99)),
    );
    const expected = Array.from({ length: minutes }, (_, minute) =>
      rows.reduce((total, row) => total + (row[minute] ?? 0), 0),
    );
    given(minuteTotals, { videos, minutes, views: Uint32Array.from(rows.flat()) }).returns(expected);
  });
});

task(
  3,
  'busca cada linha de cache uma vez',
  see('ordem-linha-a-linha-ou-coluna-a-coluna'),
  ({ minuteTotals }) => {
    const [videos, minutes] = [192, 320];
    const cells = Uint32Array.from({ length: videos * minutes }, (_, index) => (index * 7919) % 100);
    const grid = countedGrid(videos, minutes, cells);
    const sent = `minuteTotals de ${videos} vídeos × ${minutes} minutos, com um cache de 64 linhas`;
    const totals = minuteTotals(grid);
    const lines = cells.byteLength / 64;
    ok(grid.fetches() <= 1.1 * lines, 'a caminhada busca as mesmas linhas de novo', {
      sent,
      received: `${number.format(grid.fetches())} linhas buscadas em ${number.format(grid.reads())} leituras`,
      expected: `${number.format(lines)} linhas, uma busca para cada`,
    });
    const expected = Array.from({ length: minutes }, (_, minute) => {
      let total = 0;
      for (let video = 0; video < videos; video++) total += cells[video * minutes + minute] ?? 0;
      return total;
    });
    equal(totals, expected, { sent, message: 'a soma mudou' });
  },
);

const play = (startedAt: number, country: number, seconds: number): Play => ({
  videoId: 1,
  userId: 1,
  startedAt,
  seconds,
  device: 0,
  country,
  quality: 0,
  finished: true,
});

const at = (...filled: [country: number, seconds: number][]) => {
  const totals = new Array<number>(256).fill(0);
  for (const [country, seconds] of filled) totals[country] = seconds;
  return totals;
};

task(4, 'responde as mesmas somas por país', see('formato-objetos-ou-colunas'), async ({ PlayReport }) => {
  const ask = (plays: readonly Play[], from: number, to: number, message: string, expected: number[]) =>
    equal(new PlayReport(plays).secondsByCountry(from, to), expected, {
      sent: `${plays.length === 1 ? '1 exibição' : `${plays.length} exibições`}; secondsByCountry(${from}, ${to})`,
      message,
    });
  const three = [play(10, 55, 30), play(20, 1, 5), play(30, 55, 12)];
  ask(three, 0, 100, 'soma os segundos de cada país', at([55, 42], [1, 5]));
  ask(three, 10, 30, '`from` entra, `to` não', at([55, 30], [1, 5]));
  const report = new PlayReport(three);
  const [first, second] = [report.secondsByCountry(0, 100), report.secondsByCountry(20, 30)];
  const twice = { sent: '3 exibições; secondsByCountry(0, 100) e depois secondsByCountry(20, 30)' };
  equal(second, at([1, 5]), { ...twice, message: 'a segunda consulta começa do zero' });
  equal(first, at([55, 42], [1, 5]), {
    ...twice,
    message: 'a segunda consulta não muda o que a primeira devolveu',
  });
  ask([], 0, 100, 'sem exibições, 256 zeros', at());
  const last = 2 ** 32 - 1;
  ask([play(last, 255, 65_535)], last, 2 ** 32, 'os maiores valores de cada campo cabem', at([255, 65_535]));
  ask([play(last, 7, 1)], 0, 2 ** 31, 'um instante grande não vira negativo', at());
  const long = Array.from({ length: 70_000 }, () => play(1, 3, 65_535));
  ask(long, 0, 2, 'o total passa de 32 bits', at([3, 70_000 * 65_535]));
  await samples((random) => {
    const plays = makePlays(50, (low, high) => random.integer(low, high));
    const report = new PlayReport(plays);
    for (let turn = 0; turn < 3; turn++) {
      const from = 1_700_000_000 + random.integer(0, 80_000);
      const to = from + random.integer(0, 60_000);
      equal(report.secondsByCountry(from, to), scanObjects(plays, from, to), {
        sent: `50 exibições sorteadas; consulta ${turn + 1}: secondsByCountry(${from}, ${to})`,
      });
    }
  });
});

const many = `${number.format(COUNT)} exibições em ordem sorteada`;
const SCATTERED = 'a consulta ainda varre memória espalhada';
const NOISY =
  'inconclusivo: perto demais do limite para decidir; feche outros programas e rode de novo, ou leia menos memória em cada consulta';

task(
  5,
  'responde pelo menos duas vezes mais rápido que varrendo objetos',
  see('formato-objetos-ou-colunas'),
  ({ PlayReport }) => {
    const integer = integers(1);
    const plays = makePlays(COUNT, integer);
    const report = new PlayReport(plays);
    const measure = (rounds: number) =>
      compare(report, plays, rounds, integer).map(({ from, to, received, expected, ratio }) => {
        equal(received, expected, { sent: `${many}; secondsByCountry(${from}, ${to})` });
        return ratio;
      });
    warmUp(report);
    // Quem já nas duas primeiras leva o dobro da varredura não precisa das outras.
    const first = measure(2);
    const ratios = Math.max(...first) < 0.5 ? first : measure(5);
    const undecided = quantile(ratios, 0.5) < TIMES_FASTER && Math.max(...ratios) >= TIMES_FASTER;
    if (undecided) ratios.push(...measure(10));
    const [middle, high] = [quantile(ratios, 0.5), quantile(ratios, 0.75)];
    ok(middle >= TIMES_FASTER, high < TIMES_FASTER ? SCATTERED : NOISY, {
      sent: `${many}; mediana de ${ratios.length} consultas, cada uma ao lado da mesma consulta sobre objetos`,
      received: `${number.format(middle)} vezes mais rápido`,
      expected: `${TIMES_FASTER} vezes, ou mais`,
    });
  },
);

const LAYOUTS = [
  { threads: 4, counters: 1, lineBytes: 64 },
  { threads: 3, counters: 5, lineBytes: 64 },
  { threads: 2, counters: 16, lineBytes: 64 },
  { threads: 8, counters: 17, lineBytes: 64 },
  { threads: 5, counters: 256, lineBytes: 64 },
  { threads: 4, counters: 40, lineBytes: 128 },
  { threads: 1, counters: 3, lineBytes: 128 },
];

const called = ({ threads, counters, lineBytes }: (typeof LAYOUTS)[number]) =>
  `partialStarts(${threads}, ${counters}, ${lineBytes})`;

task(
  6,
  'nenhuma linha de cache é de duas threads',
  see('contadores-juntos-ou-separados'),
  ({ partialStarts }) => {
    for (const layout of LAYOUTS) {
      const { threads, counters, lineBytes } = layout;
      const starts = partialStarts(threads, counters, lineBytes);
      const sent = called(layout);
      equal(starts.length, threads, { sent: `${sent}.length`, message: 'um começo para cada thread' });
      const owner = new Map<number, number>();
      for (const [thread, start] of starts.entries()) {
        ok(Number.isInteger(start) && start >= 0, 'cada começo é uma posição do vetor', {
          sent,
          received: String(start),
        });
        for (let slot = start; slot < start + counters; slot++) {
          const line = Math.floor((slot * 4) / lineBytes);
          const other = owner.get(line) ?? thread;
          ok(other === thread, `a linha ${line} ficou com as threads ${other} e ${thread}`, {
            sent,
            received: `[${starts.join(', ')}]`,
          });
          owner.set(line, thread);
        }
      }
    }
  },
);

task(7, 'e nenhuma linha sobra', see('contadores-juntos-ou-separados'), ({ partialStarts }) => {
  for (const layout of LAYOUTS) {
    const { threads, counters, lineBytes } = layout;
    const lines = Math.ceil((counters * 4) / lineBytes);
    given(partialStarts, threads, counters, lineBytes).returns(
      Array.from({ length: threads }, (_, thread) => (thread * lines * lineBytes) / 4),
      `cada thread ocupa ${lines} ${lines === 1 ? 'linha' : 'linhas'}, e a seguinte começa logo depois`,
    );
  }
});
