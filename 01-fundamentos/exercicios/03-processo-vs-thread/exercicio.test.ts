import { getEventListeners, once } from 'node:events';
import { equal, exercise, ok } from '@trilha/trilha/check';
import { Bench, Gate, type Order, reply, someTurns, soon, wait } from './apoio/bancada.ts';
import { answers, later, promised, type Result, rejects } from './apoio/respostas.ts';

type Answer = typeof import('./exercicio.ts');
const task = exercise<Answer>();
const POOL = { section: 'um-pool-e-não-uma-thread-por-tarefa' };
const THREADS = { section: 'várias-threads' };
const MESSAGES = { section: 'como-trocam-dados' };
const LEFT = 'o sinal pode viver mais que a tarefa: ouvintes que ficaram nele';

const open = ({ WorkerPool }: Answer, bench: Bench, size: number) =>
  new WorkerPool<Order, Result>({ size, start: bench.start });

task(1, 'cada tarefa vai a uma thread, e a promessa traz a resposta dela', THREADS, async (answer) => {
  await using bench = new Bench();
  const pool = open(answer, bench, 2);
  equal(bench.threads.length, 0, {
    sent: 'new WorkerPool',
    message: 'uma thread só começa quando há tarefa: `start` chamado',
  });
  await answers(pool.run(reply(7)), 7, 'run(responde 7)');
  equal(bench.threads.length, 1, { sent: 'run(responde 7)', message: 'chamadas a `start`' });
  await answers(pool.run(reply(0)), 0, 'run(responde 0), depois da outra');
  equal(bench.threads.length, 1, {
    sent: 'duas tarefas, uma depois da outra',
    message: 'havia uma thread livre, e ela devia ser reaproveitada: chamadas a `start`',
  });
  const [early, late] = [new Gate(), new Gate()];
  const [slow, fast] = [later(pool.run(wait(late, 'a primeira'))), later(pool.run(wait(early, 'a segunda')))];
  for (const gate of [late, early]) await gate.started('duas tarefas ao mesmo tempo, num pool de 2');
  early.open();
  const second = await answers(fast, 'a segunda', 'a segunda de duas tarefas, que acaba antes');
  late.open();
  const first = await answers(slow, 'a primeira', 'a primeira de duas tarefas, que acaba depois');
  ok(first !== second, 'as duas tarefas rodaram na mesma thread', { received: `thread ${first}` });
});

task(2, 'o que não cabe nas threads espera na fila, em ordem', POOL, async (answer) => {
  await using bench = new Bench();
  const pool = open(answer, bench, 2);
  const gates = [new Gate(), new Gate()];
  const held = gates.map((gate) => later(pool.run(wait(gate))));
  const queued = [1, 2, 3, 4, 5].map((value) => later(pool.run(reply(value))));
  const sent = 'sete tarefas num pool de 2, e as duas primeiras não acabam';
  for (const gate of gates) await gate.started(sent);
  await someTurns();
  equal(bench.sent.length, 2, { sent, message: 'só as duas primeiras têm thread livre: tarefas mandadas' });
  equal(bench.threads.length, 2, { sent, message: 'há mais threads que `size`: chamadas a `start`' });
  for (const gate of gates) gate.open();
  for (const promise of held) await answers(promise, 'esperou', sent);
  for (const [at, promise] of queued.entries())
    await answers(promise, at + 1, `a ${at + 3}ª de sete tarefas`);
  equal(
    bench.sent.slice(2).map((order) => 'value' in order && order.value),
    [1, 2, 3, 4, 5],
    { sent, message: 'a fila atende na ordem de chegada; ordem em que as tarefas foram mandadas' },
  );
  equal(bench.piled, 0, {
    sent,
    message: 'uma thread recebeu a tarefa seguinte antes de responder à anterior: vezes',
  });
  equal(bench.threads.length, 2, { sent, message: 'chamadas a `start`' });
});

task(3, 'o erro de uma tarefa é só dela, e a thread continua', MESSAGES, async (answer) => {
  await using bench = new Bench();
  const pool = open(answer, bench, 1);
  const refused = 'run(recusa), e a thread responde ok: false';
  const error = await rejects(pool.run({ do: 'recusa', message: 'vídeo vazio' }), 'devia rejeitar', refused);
  ok(error instanceof Error && error.message === 'vídeo vazio', 'a rejeição não traz a mensagem da thread', {
    sent: refused,
    received: String(error),
    expected: 'Error: vídeo vazio',
  });
  await answers(pool.run(reply(1)), 1, `${refused}; run(responde 1)`);
  const copied = 'run com uma função, que postMessage não sabe copiar';
  const bad = promised(() => pool.run(reply(() => 0)), copied);
  const next = later(pool.run(reply(2)));
  const cause = await rejects(bad, 'devia rejeitar', copied);
  equal((cause as Error | undefined)?.name, 'DataCloneError', {
    sent: copied,
    message: 'o erro de postMessage devia chegar a quem chamou',
  });
  await answers(next, 2, `${copied}; run(responde 2)`);
  equal(bench.threads.length, 1, {
    sent: `${refused}; ${copied}`,
    message: 'nenhuma dessas falhas é da thread, que devia ser reaproveitada: chamadas a `start`',
  });
});

task(4, 'cancelar uma tarefa na fila a tira de lá', POOL, async (answer) => {
  await using bench = new Bench();
  const pool = open(answer, bench, 1);
  const before = 'run com um sinal que já disparou';
  const early = await rejects(
    promised(() => pool.run(reply('cancelada'), { signal: AbortSignal.abort('desistiu') }), before),
    'devia rejeitar',
    before,
  );
  equal(early, 'desistiu', { sent: before, message: 'a rejeição devia ser o `reason` do sinal' });
  equal(bench.sent.length, 0, { sent: before, message: 'ninguém espera por ela: tarefas mandadas' });

  const gate = new Gate();
  const held = later(pool.run(wait(gate)));
  const controller = new AbortController();
  const { signal } = controller;
  const unwanted = reply('cancelada');
  const [cancelled, kept] = [later(pool.run(unwanted, { signal })), later(pool.run(reply('fica')))];
  const sent = 'três tarefas num pool de 1; a segunda é cancelada na fila';
  await gate.started(sent);
  controller.abort('desistiu');
  const reason = await rejects(cancelled, 'devia rejeitar na hora', sent);
  equal(reason, 'desistiu', { sent, message: 'a rejeição devia ser o `reason` do sinal' });
  gate.open();
  await answers(held, 'esperou', `${sent}; a primeira`);
  await answers(kept, 'fica', `${sent}; a terceira`);
  ok(!bench.sent.includes(unwanted), 'a tarefa cancelada na fila foi mandada a uma thread', { sent });

  const finished = new AbortController();
  const after = 'run(responde 1) com sinal, que dispara depois da resposta';
  await answers(pool.run(reply(1), { signal: finished.signal }), 1, after);
  equal(getEventListeners(finished.signal, 'abort').length, 0, { sent: after, message: LEFT });
  finished.abort();
  await answers(pool.run(reply(2)), 2, `${after}; run(responde 2)`);
  const { signal: lasting } = new AbortController();
  const refused = 'run(recusa) com sinal, e a thread responde ok: false';
  const bad: Order = { do: 'recusa', message: 'vídeo vazio' };
  await rejects(pool.run(bad, { signal: lasting }), 'devia rejeitar', refused);
  equal(getEventListeners(lasting, 'abort').length, 0, { sent: refused, message: LEFT });
  equal(bench.threads.length, 1, { sent: after, message: 'cancelar o que já acabou não faz nada: threads' });
});

task(5, 'cancelar uma tarefa em andamento encerra a thread dela, e só ela', POOL, async (answer) => {
  await using bench = new Bench();
  const pool = open(answer, bench, 2);
  const [spinning, waiting] = [new Gate(), new Gate()];
  const controller = new AbortController();
  const { signal } = controller;
  const sent =
    'num pool de 2, uma tarefa que nunca acaba, outra que espera e uma na fila; a primeira é cancelada';
  const spin: Order = { do: 'gira', gate: spinning.memory };
  const endless = later(pool.run(spin, { signal }));
  const held = later(pool.run(wait(waiting)));
  const queued = later(pool.run(reply('da fila')));
  for (const gate of [spinning, waiting]) await gate.started(sent);
  const order: string[] = [];
  endless.catch(() => order.push('rejeição'));
  const ended = once(bench.threadOf(spin), 'exit').then(() => order.push('exit'));
  controller.abort('demorou');
  equal(await rejects(endless, 'devia rejeitar', sent), 'demorou', {
    sent,
    message: 'a rejeição devia ser o `reason` do sinal',
  });
  await soon(ended, 'a thread da tarefa cancelada continua a rodar', sent);
  equal(order[0], 'rejeição', {
    sent,
    message: 'quem cancela não espera a thread terminar; o que veio antes',
  });
  await answers(queued, 'da fila', `${sent}; a da fila`);
  waiting.open();
  await answers(held, 'esperou', `${sent}; a que esperava`);
  equal(bench.most, 2, {
    sent,
    message: 'a vaga só abre no evento `exit` da thread encerrada: threads vivas ao mesmo tempo',
  });

  const late = new Gate();
  const slow = new AbortController();
  const crossing = 'a thread responde, e a tarefa é cancelada antes de alguém ler a resposta';
  const crossed = later(pool.run({ do: 'responde e avisa', gate: late.memory }, { signal: slow.signal }));
  await late.started(crossing);
  late.open();
  late.blockUntilReplied();
  slow.abort('tarde');
  await rejects(crossed, 'quem cancela antes da resposta recebe o cancelamento', crossing);
  const last = [1, 2, 3].map((value) => later(pool.run(reply(value))));
  for (const [at, promise] of last.entries())
    await answers(promise, at + 1, `${crossing}; mais três tarefas`);
  equal(bench.piled, 0, { sent: crossing, message: 'tarefas mandadas a uma thread ocupada' });
});

task(6, 'uma thread que termina leva só a sua tarefa, e outra a substitui', POOL, async (answer) => {
  const { WorkerCrashed } = answer;
  await using bench = new Bench();
  const pool = open(answer, bench, 2);
  const gate = new Gate();
  const neighbour = later(pool.run(wait(gate)));
  await gate.started('uma tarefa num pool de 2');
  const crash = async (order: Order, sent: string) => {
    const [lost, next] = [later(pool.run(order)), later(pool.run(reply('a seguinte')))];
    const error = await rejects(lost, 'a thread terminou sem responder: devia rejeitar', sent);
    ok(error instanceof WorkerCrashed, 'a rejeição devia ser um WorkerCrashed', {
      sent,
      received: String(error),
    });
    await answers(next, 'a seguinte', `${sent}; a tarefa seguinte`);
    return error.cause;
  };
  for (const code of [3, 0]) {
    const exited = `num pool de 2, com uma ocupada, a outra thread chama process.exit(${code})`;
    equal(await crash({ do: 'sai', code }, exited), code, { sent: exited, message: '`cause`, o código' });
  }
  const threw = 'num pool de 2, com uma ocupada, a outra thread lança um erro que ninguém trata';
  const cause = await crash({ do: 'lança', message: 'sem memória' }, threw);
  ok(cause instanceof Error && cause.message === 'sem memória', '`cause` devia ser o erro da thread', {
    sent: threw,
    received: String(cause),
  });
  gate.open();
  await answers(neighbour, 'esperou', `${threw}; a tarefa que rodava ao lado`);
  const idle = 'as threads livres terminam, e depois vem uma tarefa';
  await Promise.all(bench.threads.map((thread) => thread.terminate()));
  await answers(pool.run(reply('depois')), 'depois', idle);
  equal(bench.most, 2, { sent: `${threw}; ${idle}`, message: 'threads vivas ao mesmo tempo' });

  await using broken = new Bench({ broken: true });
  const doomed = open(answer, broken, 2);
  const sent = 'três tarefas, e toda thread termina assim que começa';
  const lost = [1, 2, 3].map((value) => later(doomed.run(reply(value))));
  for (const promise of lost) await rejects(promise, 'devia rejeitar com WorkerCrashed', sent);
  await someTurns();
  ok(broken.threads.length <= 3, 'sem tarefa não se começa thread: o pool repõe sem parar', {
    sent,
    received: `${broken.threads.length} chamadas a start`,
    expected: 'no máximo 3',
  });
});

task(7, 'close espera o que foi aceito e encerra as threads', POOL, async (answer) => {
  await using bench = new Bench();
  const pool = open(answer, bench, 2);
  const [one, other] = [new Gate(), new Gate()];
  const running = [later(pool.run(wait(one))), later(pool.run(wait(other)))];
  const queued = later(pool.run(reply('da fila')));
  const failing = later(pool.run({ do: 'recusa', message: 'vídeo vazio' }));
  const sent =
    'close() duas vezes, com duas tarefas em andamento e duas na fila, a última recusada pela thread';
  for (const gate of [one, other]) await gate.started(sent);
  const resolved: string[] = [];
  const failures: unknown[] = [];
  const closing = ['a primeira chamada', 'a segunda chamada'].map((call) =>
    pool.close().then(
      () => resolved.push(call),
      (error: unknown) => failures.push(error),
    ),
  );
  const refused = `${sent}; run depois de close`;
  const error = await rejects(
    promised(() => pool.run(reply('tarde')), refused),
    'um pool fechado devia recusar',
    refused,
  );
  ok(error instanceof Error, 'a recusa devia ser um Error', { sent: refused, received: String(error) });
  one.open();
  await answers(queued, 'da fila', `${sent}; a da fila`);
  await rejects(failing, 'devia rejeitar', `${sent}; a recusada`);
  await someTurns();
  ok(failures.length === 0, 'o erro de uma tarefa é de quem a pediu, e `close` não falha com ele', {
    sent,
    received: String(failures[0]),
  });
  equal(resolved, [], { sent, message: '`close` resolveu antes do fim de uma tarefa aceita' });
  other.open();
  for (const promise of running) await answers(promise, 'esperou', `${sent}; as que estavam em andamento`);
  await soon(Promise.all(closing), '`close` não resolveu depois da última tarefa', sent);
  equal(bench.alive, 0, { sent, message: '`close` resolveu com threads vivas' });
  await soon(pool.close(), 'fechar de novo devia resolver também', 'close(), e close() depois do fim');
  equal(bench.threads.length, 2, { sent, message: 'chamadas a `start`' });
});
