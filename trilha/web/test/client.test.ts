import { describe, expect, it } from 'vitest';
import type { Progress } from '../../core/contract.ts';
import { plainText } from '../src/client/ansi.ts';
import { answerKey } from '../src/client/exam-answer.ts';
import { hintBlocks } from '../src/client/hint-text.ts';
import { readLines } from '../src/client/ndjson.ts';
import { buildPlots, noiseNote } from '../src/client/plot.ts';
import { describeStage, linkTo, stateOf, describe as words } from '../src/client/progress.ts';
import { asReport, type Report, withSpread } from '../src/client/report.ts';
import { describeRun } from '../src/client/run-events.ts';
import { currentSection } from '../src/client/trail.ts';
import { firstToFix, summarize } from '../src/client/verdict.ts';

const bytes = new TextEncoder();

function bodyOf(...chunks: Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

describe('fluxo NDJSON', () => {
  it('junta linhas e caracteres cortados no meio', async () => {
    const whole = bytes.encode('{"texto":"ação"}\n{"n":2}\n{"n":3}');
    const cut = whole.indexOf(0xc3) + 1;
    const seen = await Array.fromAsync(
      readLines(bodyOf(whole.slice(0, cut), whole.slice(cut, cut + 9), whole.slice(cut + 9))),
    );
    expect(seen).toEqual([{ texto: 'ação' }, { n: 2 }, { n: 3 }]);
  });

  it('linha que não é JSON aparece como erro', async () => {
    await expect(Array.fromAsync(readLines(bodyOf(bytes.encode('oi\n'))))).rejects.toThrow(SyntaxError);
  });
});

describe('resposta de uma pergunta do exame', () => {
  it('a pontuação, os espaços e a caixa não contam', () => {
    expect(['17', ' 17 ', '17.'].map(answerKey)).toEqual(['17', '17', '17']);
    expect(answerKey('11.265')).toBe(answerKey('11265'));
    expect(answerKey('c, d, b, a, e')).toBe(answerKey('CDBAE'));
    expect(answerKey('CDBAE')).not.toBe(answerKey('CBDAE'));
  });
});

describe('saída de terminal', () => {
  it('tira cores e aplica o retorno de carro', () => {
    expect(plainText('\u001b[31mvermelho\u001b[0m\r\n10 %\r50 %\r100 %\nfim')).toBe('vermelho\n100 %\nfim');
  });
});

describe('progresso', () => {
  const concepts: Progress['concepts'] = {
    lida: { lesson: { readAt: '', content: '' } },
    meio: { exercise: { attempts: 2, hints: 0, tasksPassed: 2, tasksTotal: 5 } },
    tudo: {
      lesson: { readAt: '', content: '' },
      exercise: { attempts: 1, hints: 0, tasksPassed: 5, tasksTotal: 5, passedAt: '2026-01-01' },
    },
  };
  it('distingue lida, aprovada e as duas', () => {
    expect(stateOf(concepts.lida)).toBe('read');
    expect(stateOf(concepts.meio)).toBeUndefined();
    expect(stateOf(concepts.tudo)).toBe('both');
    expect(words(concepts.meio)).toBe('exercício: 2 de 5 tarefas');
    expect(words(undefined)).toBe('ainda não marcou esta lição');
    expect(words(undefined, '01-fundamentos/exame')).toBe('ainda não fez o exame');
    expect(words(concepts.tudo, '01-fundamentos/exame')).toBe('exame feito');
  });

  it('diz o que se sabe da etapa', () => {
    const lastAt = '2026-03-02T12:00:00Z';
    expect(describeStage(undefined)).toBe('ainda não verificou esta etapa');
    expect(describeStage({ lastAt, mode: 'comando' })).toBe('ainda não passou');
    expect(describeStage({ lastAt, passedAt: lastAt, mode: 'url' }, 'long')).toBe(
      'Esta etapa passou em 2 de março de 2026; a última verificação, pelo endereço, foi em 2 de março de 2026',
    );
  });

  it('o próximo passo leva à lição, ao exercício dela ou à etapa', () => {
    const id = '01-fundamentos/05-x';
    expect(linkTo({ kind: 'ler', id, title: 'X' })).toMatchObject({ href: `/${id}/`, label: 'A seguir' });
    expect(linkTo({ kind: 'verificar', id, title: 'X' }).href).toBe(`/${id}/#exercício`);
    expect(linkTo({ kind: 'etapa', id: 'exercicio-01-setup', title: 'S' }).href).toBe(
      '/projeto-pratico/exercicio-01-setup/',
    );
  });
});

describe('onde se está na lição', () => {
  it('é a última seção cujo título passou do terço superior', () => {
    expect(currentSection([], 900)).toBe(-1);
    expect(currentSection([400, 900], 900)).toBe(-1);
    expect(currentSection([-500, 250, 700], 900)).toBe(1);
  });
});

describe('frases de execução e veredito', () => {
  it('diz como o programa terminou', () => {
    const exit = { type: 'exit', signal: null, timedOut: false, durationMs: 1234 } as const;
    expect(describeRun({ ...exit, code: 0 })).toBe('Terminou sem erro em 1,2 s.');
    expect(describeRun({ ...exit, code: null, signal: 'SIGTERM', truncated: true })).toContain(
      'imprimiu mais',
    );
    expect(describeRun({ ...exit, code: 3 })).toBe('Terminou com código 3 em 1,2 s.');
    expect(describeRun({ ...exit, code: null, signal: 'SIGKILL' })).toContain('sinal SIGKILL');
    expect(describeRun({ ...exit, code: null, timedOut: true })).toContain('prazo');
    expect(
      describeRun({
        type: 'missing-service',
        service: 'redis',
        reasons: ['fora do PATH'],
        howToGet: 'instale o Redis',
      }),
    ).toBe('Falta redis nesta máquina: fora do PATH. Como obter: instale o Redis.');
  });

  it('resume o veredito sem esconder o problema', () => {
    const base = { concept: 'x', file: 'x', output: '', outputTruncated: false, durationMs: 1, content: '' };
    const task = { number: 1, title: 't', section: 's', durationMs: 1 };
    expect(summarize({ ...base, status: 'passed', tasks: [{ ...task, status: 'passed' }] })).toBe(
      '1 de 1 tarefas.',
    );
    expect(
      summarize({
        ...base,
        status: 'failed',
        tasks: [],
        problem: { code: 'TIMEOUT', message: 'Passou de 3 s.' },
      }),
    ).toBe('Passou de 3 s.');
    expect(summarize({ ...base, status: 'failed', tasks: [{ ...task, status: 'failed' }] })).toContain(
      '0 de 1',
    );
    const todo = { ...task, status: 'failed' as const, failure: { message: '', todo: true as const } };
    expect(summarize({ ...base, status: 'failed', tasks: [todo] })).toBe('seu arquivo ainda está como veio.');
    const mixed = {
      ...base,
      status: 'failed' as const,
      tasks: [{ ...task, status: 'passed' as const }, todo],
    };
    expect(summarize(mixed)).toBe('1 de 2 tarefas.');
    expect(firstToFix(mixed)).toEqual({ number: 1, what: 'por fazer' });
  });
});

describe('dicas', () => {
  it('separa parágrafos de blocos de código', () => {
    expect(hintBlocks('Um.\n\nDois.\n\n```ts\nconst a = 1;\n```\n')).toEqual([
      { kind: 'text', text: 'Um.' },
      { kind: 'text', text: 'Dois.' },
      { kind: 'code', text: 'const a = 1;' },
    ]);
  });
});

describe('medições', () => {
  const report = (factor: number): Report => ({
    format: 1,
    title: 'Ler',
    command: 'npx trilha medir',
    date: '2026-11-20T00:00:00Z',
    machine: { cpu: 'X', cores: 2, memoryGiB: 8, node: '24' },
    comparisons: [
      {
        title: 'Tempo',
        unit: 'ns',
        results: [
          { name: 'a', median: 10 * factor, q1: 9 * factor, q3: 11 * factor },
          { name: 'b', median: 20 * factor, q1: 20 * factor, q3: 20 * factor },
        ],
      },
    ],
  });
  it('põe livro e leitor na mesma escala, a partir do zero', () => {
    const [plot] = buildPlots(report(1), report(2));
    expect(plot?.rows.map(({ bars }) => bars.map(({ who, size }) => [who, size]))).toEqual([
      [
        ['book', 0.25],
        ['reader', 0.5],
      ],
      [
        ['book', 0.5],
        ['reader', 1],
      ],
    ]);
    expect(plot?.rows[0]?.bars[0]?.label).toBe('10,0 ± 1,0');
  });
  it('o desvio tem dois algarismos, e o valor a mesma casa', () => {
    const label = (median: number, spread: number) =>
      withSpread({ name: '', median, q1: median - spread, q3: median + spread });
    expect(label(1.1204, 0.0081)).toBe('1,1204 ± 0,0081');
    expect(label(9.04, 2.31)).toBe('9,0 ± 2,3');
    expect(label(93_712, 286)).toBe('93.712 ± 286');
    expect(label(5, 0)).toBe('5');
  });
  it('diz quando a medição variou demais para comparar', () => {
    expect(noiseNote(report(1))).toBe('');
    const noisy = report(1);
    const worst = noisy.comparisons[0]?.results[0];
    if (worst) worst.q3 = 20;
    expect(noiseNote(noisy)).toContain('instável: 1 de 2 variou mais de 20 %');
    expect(buildPlots(undefined, noisy)[0]?.rows.map(({ bars }) => bars[0]?.unstable)).toEqual([true, false]);
  });
  it('um relatório de outro formato não vira gráfico errado', () => {
    expect(asReport({ format: 2 })).toBeUndefined();
    expect(asReport(null)).toBeUndefined();
    expect(buildPlots(undefined, undefined)).toEqual([]);
  });
});
