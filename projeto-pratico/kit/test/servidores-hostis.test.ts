import { describe, expect, test } from 'vitest';
import { CheckFailure, HttpClient, runStage, type Task } from '../src/index.ts';
import {
  hostile,
  isAlive,
  isListening,
  only,
  ready,
  reread,
  run,
  stageWith,
  usePostgres,
} from './ambiente.ts';

usePostgres();

/** Cada servidor hostil e o veredito que o leitor precisa receber. */
const START: [name: string, words: RegExp, output?: RegExp][] = [
  ['nunca-escuta', /de pé, mas nada escuta em 127\.0\.0\.1:\d+ depois de 5 s/u, /iniciando/u],
  ['sai-com-zero', /terminou antes de ficar pronto \(código de saída 0\)/u, /pronto, obrigado/u],
  ['quebra-ao-subir', /terminou antes de ficar pronto \(código de saída 1\)/u, /módulo que falta/u],
  ['nunca-pronto', /responde, mas não está pronto \(status 503\)/u],
  ['lixo', /aceita conexões, mas o que voltou não é HTTP/u],
  ['gotejamento', /aceita conexões, mas a resposta não terminou em 1000 ms \(chegaram \d+ bytes/u],
];

describe.concurrent('um servidor que não sobe direito', () => {
  test.each(START)('%s recebe um veredito claro', async (name, words, output) => {
    const { results } = await run(stageWith(ready), hostile(name));
    const result = only(results);
    expect(result.outcome).toBe('failed');
    expect(result.failure?.got).toMatch(words);
    if (output !== undefined) expect(result.failure?.output?.join('\n')).toMatch(output);
  });

  test('quem escreve sem parar é cortado pelo tamanho, e não pelo prazo', async () => {
    const { results } = await run(stageWith(ready), hostile('saida-sem-fim'), 15_000);
    expect(only(results)).toMatchObject({
      failure: { got: expect.stringMatching(/escreveu mais de 32 MiB/u) },
    });
  });

  test.runIf(process.platform === 'linux')('porta errada: a mensagem diz qual porta ele escuta', async () => {
    const { results } = await run(stageWith(ready), hostile('porta-errada'), 15_000);
    expect(only(results).failure?.got).toMatch(/o processo escuta na porta \d+/u);
    expect(only(results).failure?.expected).toMatch(/dada pela variável PORT/u);
  });

  test('um programa que não existe é falha do comando, com o nome dele', async () => {
    const { results } = await run(stageWith(ready), 'programa-que-nao-existe --agora');
    expect(only(results).failure?.got).toMatch(/não pôde ser executado \(ENOENT\): programa-que-nao-existe/u);
  });

  test('as outras tarefas ficam não verificadas, e nunca aprovadas', async () => {
    const other: Task = { ...ready, id: 'outra', title: 'outra' };
    const { results } = await run(stageWith(ready, other), hostile('sai-com-zero'));
    expect(results.map((result) => result.outcome)).toEqual(['failed', 'unverified']);
    expect(results[1]?.reason).toBe('o servidor não subiu (veja a tarefa 1)');
  });
});

test('um defeito do kit fica na tarefa dele, e as outras seguem', async () => {
  const broken: Task = {
    ...ready,
    id: 'quebrada',
    run: () => Promise.reject(new TypeError('engano do kit')),
  };
  const { results } = await run(stageWith(broken, ready), hostile('minimo'));
  expect(results.map(({ outcome }) => outcome)).toEqual(['unverified', 'passed']);
  expect(results[0]).toMatchObject({ reason: 'o defeito é do kit, não do seu servidor: engano do kit' });
  expect(results[0]?.defect).toMatch(/servidores-hostis/u);
});

test('só as tarefas pedidas rodam; as outras não contam como aprovadas', async () => {
  const never: Task = { ...ready, id: 'outra', run: () => Promise.reject(new Error('não devia rodar')) };
  const selection = { from: 2, to: 2 };
  const { results, events } = await run(stageWith(never, ready), hostile('minimo'), { selection });
  expect(results.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['unverified', 'não foi pedida'],
    ['passed', undefined],
  ]);
  expect(events.filter(({ type }) => type === 'task-finished')).toHaveLength(1);
});

test('uma pasta que não existe é dita antes de ligar qualquer coisa', async () => {
  const target = { command: 'node servidor.mjs', directory: '/pasta/que/falta' };
  const verdict = runStage(stageWith(ready), { target, onEvent: () => undefined });
  await expect(verdict).rejects.toThrow('A pasta /pasta/que/falta não existe. Confira o caminho em --pasta.');
});

test.runIf(process.platform === 'linux')(
  'quando quem escuta não é o processo do comando, dá para dizer quem é',
  async () => {
    const seen: unknown[] = [];
    const looks: Task = {
      ...ready,
      run: async ({ server }) => {
        const { process, baseUrl } = await server();
        seen.push(process.listenerBehind(Number(baseUrl.port)));
      },
    };
    await run(stageWith(looks), hostile('minimo'));
    await run(stageWith(looks), `sh -c '${hostile('minimo')} & wait'`);
    expect(seen).toEqual([undefined, { pid: expect.any(Number), name: expect.any(String) }]);
  },
);

test('quem morre no meio de um pedido é dito morto, e não só desligado', async () => {
  const dies: Task = { ...ready, run: async ({ http }) => void (await (await http()).get('/morre')) };
  const { results } = await run(stageWith(dies), hostile('minimo', 'morre-no-meio'));
  expect(only(results).failure?.got).toMatch(
    /conexão foi cortada.*o processo do servidor terminou \(código 7\)/u,
  );
});

test('uma tarefa que anda com a anterior roda ao mesmo tempo, e os resultados saem em ordem', async () => {
  const met = Promise.withResolvers<void>();
  const waits: Task = { ...ready, id: 'espera', run: () => met.promise };
  const frees: Task = { ...ready, id: 'libera', alongside: true, run: async () => met.resolve() };
  const { results } = await run(stageWith(waits, frees), hostile('minimo'));
  expect(results.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['espera', 'passed'],
    ['libera', 'passed'],
  ]);
});

test('quem leva o servidor principal pode encerrá-lo: a tarefa seguinte recebe outro', async () => {
  const pids: number[] = [];
  const takes: Task = {
    ...ready,
    id: 'leva',
    run: async ({ retire }) => {
      const { process } = await retire();
      pids.push(process.pid);
    },
  };
  const uses: Task = { ...ready, run: async ({ server }) => void pids.push((await server()).process.pid) };
  await run(stageWith(ready, takes, uses), hostile('minimo'));
  expect(pids).toHaveLength(2);
  expect(pids[0]).not.toBe(pids[1]);
});

test('a paciência cresce com o que o servidor levou para subir, e nunca é curta', () => {
  expect(new HttpClient('http://127.0.0.1:1').patienceMs).toBe(3_000);
  expect(new HttpClient('http://127.0.0.1:1', 4_000).patienceMs).toBe(8_000);
});

describe.concurrent('nada sobra depois da verificação', () => {
  test('quem ignora SIGTERM é morto no fim', async () => {
    let pid = 0;
    const ignores: Task = {
      ...ready,
      run: async ({ server }) => {
        const { process } = await server();
        pid = process.pid;
        process.signal('SIGTERM');
        expect(await process.waitExit(300)).toBeUndefined();
      },
    };
    const { results } = await run(stageWith(ignores), hostile('minimo', 'ignora-sigterm'));
    expect(only(results).outcome).toBe('passed');
    expect(isAlive(pid)).toBe(false);
  });

  test.runIf(process.platform === 'linux')('um filho que fugiu do grupo não fica com a porta', async () => {
    let port = 0;
    const escapes: Task = {
      ...ready,
      run: async ({ server }) => {
        port = Number((await server()).baseUrl.port);
        expect(await isListening(port)).toBe(true);
      },
    };
    await run(stageWith(escapes), hostile('minimo', 'filho-fugitivo'));
    expect(await isListening(port)).toBe(false);
  });

  test('um servidor que morre no meio é dito na falha e sobe de novo para a tarefa seguinte', async () => {
    const dies: Task = {
      ...ready,
      id: 'morre',
      run: async ({ server, http }) => {
        await (await server()).process.kill();
        throw new CheckFailure({
          expected: 'resposta',
          got: `sem resposta de ${(await http()).baseUrl.host}`,
        });
      },
    };
    const { results } = await run(stageWith(dies, ready), hostile('minimo'));
    expect(results.map((result) => result.outcome)).toEqual(['failed', 'passed']);
  });

  test('uma tarefa que não termina é cortada pelo prazo dela', async () => {
    const stuck: Task = { ...ready, run: () => new Promise(() => undefined), reread };
    const { results } = await run(stageWith(stuck), hostile('minimo'), 500);
    expect(only(results).failure?.got).toBe('a tarefa não terminou em 2 s');
  });
});
