import { EventEmitter } from 'node:events';
import { equal, exercise, ok } from '@trilha/trilha/check';
import { aDay, Hoard, MAX } from './apoio/dia.ts';
import { median, retained, settle, Tracked } from './apoio/memoria.ts';

type Answer = typeof import('./exercicio.ts');
const task = exercise<Answer>();
const see = (section: string) => ({ section });
const LEAKS = see('quatro-vazamentos');

const HOUR = 3_600_000;
/** A solução fica perto de 37; o limiar é a metade. */
const TIMES_LESS = 18;

const decimal = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 1 });
const kib = (bytes: number) => `${decimal.format(Math.round(bytes / 1024))} KiB`;

function start<Value>({ ProfileCache }: Answer, { max = 3, ttlMs = HOUR } = {}) {
  const clock = { now: 1000 };
  const bus = new EventEmitter();
  const cache = new ProfileCache<Value>({ max, ttlMs, now: () => clock.now, bus });
  return { cache, clock, bus };
}

/** O que o cache tem de cada id. */
const look = (cache: { get(id: string): unknown }, ids: Iterable<string>) =>
  Object.fromEntries([...ids].map((id) => [id, cache.get(id)]));

task(1, 'guarda no máximo `max` entradas: sai a mais antiga', LEAKS, (answer) => {
  for (const max of [1, 3, 5]) {
    const { cache } = start<number>(answer, { max });
    // Números e fora de ordem: as chaves de um objeto comum se percorreriam do menor ao maior.
    const ids = ['30', '7', '12', '5', '21', '3', '18', '9'];
    for (const [value, id] of ids.entries()) {
      cache.set(id, value);
      const expected = Math.min(max, value + 1);
      equal(cache.size, expected, {
        sent: `max ${max}; set de ${ids.slice(0, value + 1).join(', ')}; size`,
        message: '`size` passou ou ficou aquém do limite',
      });
    }
    const kept = ids.slice(-max);
    const expected = Object.fromEntries(ids.map((id, at) => [id, kept.includes(id) ? at : undefined]));
    equal(look(cache, ids), expected, {
      sent: `max ${max}; set de ${ids.join(', ')}; get de cada um`,
      message: 'devia sair só a mais antiga',
    });
  }
});

task(2, 'quem foi usado há mais tempo sai primeiro', LEAKS, (answer) => {
  const { cache } = start<number>(answer);
  for (const [value, id] of [...'abc'].entries()) cache.set(id, value);
  equal(cache.get('a'), 0, { sent: "set de a, b, c; get('a')", message: 'o valor 0 também é valor' });
  cache.set('d', 3);
  equal(
    look(cache, 'abcd'),
    { a: 0, b: undefined, c: 2, d: 3 },
    {
      sent: "max 3; set de a, b, c; get('a'); set de d; get de cada um",
      message: '`get` conta como uso: devia sair o b',
    },
  );
  const other = start<number>(answer).cache;
  for (const [value, id] of [...'abcb'].entries()) other.set(id, value);
  equal(other.size, 3, {
    sent: 'max 3; set de a, b, c e b de novo; size',
    message: '`set` de um id que já existe troca o valor e não tira outro',
  });
  other.set('a', 4);
  other.set('d', 5);
  equal(
    look(other, 'abcd'),
    { a: 4, b: 3, c: undefined, d: 5 },
    {
      sent: 'max 3; set de a, b, c, b de novo, a de novo e d; get de cada um',
      message: '`set` de um id que já existe troca o valor e conta como uso',
    },
  );
  const misses = start<number>(answer).cache;
  for (const [value, id] of [...'abc'].entries()) misses.set(id, value);
  for (let turn = 0; turn < 5; turn++) misses.get('z');
  equal(misses.size, 3, {
    sent: "set de a, b, c; get('z') cinco vezes; size",
    message: 'procurar não guarda',
  });
});

task(3, 'o que venceu não volta, e sai', see('melhor-prática'), (answer) => {
  const { cache, clock } = start<string>(answer, { ttlMs: 100 });
  cache.set('a', 'velho');
  clock.now += 60;
  cache.set('b', 'novo');
  equal(cache.get('a'), 'velho', { sent: 'ttlMs 100; set de a; 60 ms depois, get' });
  clock.now += 39;
  equal(cache.get('a'), 'velho', { sent: 'ttlMs 100; set de a; 99 ms depois, get' });
  clock.now += 1;
  equal(cache.get('a'), undefined, {
    sent: 'ttlMs 100; set de a; get aos 60 e aos 99 ms; aos 100 ms, get',
    message: '`a` vale 100 ms depois do `set`, pelo relógio `now`, e o `get` não renova o prazo',
  });
  equal(cache.size, 1, { sent: 'a mesma sequência; size', message: 'a entrada vencida devia ter saído' });
  equal(cache.get('b'), 'novo', { sent: 'ttlMs 100; set de b; 40 ms depois, get' });
  cache.set('b', 'renovado');
  clock.now += 99;
  equal(cache.get('b'), 'renovado', {
    sent: 'set de b de novo; 99 ms depois, get',
    message: 'um `set` novo recomeça o prazo',
  });
});

task(4, '`changed` tira a entrada, e `close` deixa o barramento como estava', LEAKS, (answer) => {
  const { cache, bus } = start<number>(answer);
  const heard: string[] = [];
  bus.on('changed', (id: string) => heard.push(id));
  cache.set('a', 1);
  bus.emit('changed', 'a');
  equal(cache.get('a'), undefined, { sent: "set de a; bus.emit('changed', 'a'); get('a')" });
  cache.set('b', 2);
  cache.set('c', 3);
  bus.emit('changed', 'z');
  equal(look(cache, 'bc'), { b: 2, c: 3 }, { sent: "set de b e c; bus.emit('changed', 'z'); get de b e c" });
  bus.emit('changed', 'b');
  equal(
    look(cache, 'bc'),
    { b: undefined, c: 3 },
    {
      sent: "set de b e c; bus.emit('changed', 'b'); get de b e c",
      message: '`changed` vale sempre, e tira só a entrada daquele id',
    },
  );
  cache.set('b', 2);
  cache.close();
  cache.close();
  equal(bus.listenerCount('changed'), 1, {
    sent: "bus com outro listener; close() duas vezes; bus.listenerCount('changed')",
    message: '`close` tira o próprio listener, e só ele',
  });
  bus.emit('changed', 'b');
  equal(heard, ['a', 'z', 'b', 'b'], { sent: 'o que o outro listener ouviu' });
  equal([cache.get('b'), cache.size], [undefined, 0], { sent: 'set de b; close(); [get de b, size]' });
  cache.set('c', 3);
  equal([cache.get('c'), cache.size], [undefined, 0], {
    sent: 'close(); set de c; [get de c, size]',
    message: 'depois de `close`, `set` não guarda nada',
  });
  const many = start<number>(answer);
  for (let id = 0; id < 50; id++) many.cache.set(`p${id}`, id);
  equal(many.bus.listenerCount('changed'), 1, {
    sent: "cinquenta set; bus.listenerCount('changed')",
    message: 'um cache usa um listener, com quantas entradas tiver',
  });
});

task(5, 'o que saiu do cache pode ser coletado; o que está nele, não', LEAKS, async (answer) => {
  const { cache, clock, bus } = start<object>(answer, { max: 12, ttlMs: 100 });
  const tracked = new Tracked();
  const put = (...ids: string[]) => {
    for (const id of ids) cache.set(id, tracked.create(id));
  };
  const check = async (expected: string[], sent: string, message: string) =>
    equal((await tracked.survivors()).sort(), expected, { sent, message });
  const many = Array.from({ length: 30 }, (_, at) => `p${at + 10}`);
  put(...many);
  await check(
    many.slice(-12),
    'max 12; set de p10 a p39; coleta; os valores que ainda estão na memória',
    'devem ficar os doze últimos, e só eles: confira o que mais aponta para um valor',
  );
  cache.get('p39');
  cache.get('p30');
  cache.get('p39');
  equal(cache.recent(), many.slice(-10).reverse(), {
    sent: 'get de p39 e p30; recent()',
    message: 'os ids dos dez últimos `set`, do mais novo ao mais antigo',
  });
  bus.emit('changed', 'p39');
  await check(
    many.slice(-12, -1),
    "bus.emit('changed', 'p39'); coleta",
    'o valor de p39 devia ter sido solto',
  );
  put('p38');
  equal(cache.recent().slice(0, 3), ['p38', 'p39', 'p38'], {
    sent: 'set de p38 de novo; os três primeiros de recent()',
    message: 'um id guardado duas vezes aparece duas vezes',
  });
  const twice = [...many.slice(-12, -1)];
  await check(twice, 'set de p38 com outro valor; coleta', 'o valor antigo de p38 devia ter sido solto');
  clock.now += 100;
  for (const id of many) cache.get(id);
  await check([], 'tudo vencido; get de cada um; coleta', 'os vencidos deviam ter sido soltos');
  put('z');
  cache.close();
  await check([], 'set de z; close(); coleta', '`close` devia ter soltado os valores');
  const closed = useAndClose(answer);
  await settle();
  ok(
    closed.deref() === undefined,
    'o cache fechado ainda está na memória: algo fora dele o segura, como um timer',
    {
      sent: 'set e get de a; close(); o programa solta o cache; coleta',
    },
  );
});

/** Noutra função, para que nenhuma variável da tarefa aponte para o cache. */
function useAndClose(answer: Answer): WeakRef<object> {
  const { cache } = start<number>(answer);
  cache.set('a', 1);
  cache.get('a');
  cache.close();
  return new WeakRef(cache);
}

task(6, 'as anotações não seguram o pedido', see('referências-fracas'), async (answer) => {
  const { cache } = start(answer);
  const tracked = new Tracked();
  let request: object | undefined = tracked.create('pedido');
  const twin = { id: 'pedido' };
  cache.note(request, 'entrou');
  cache.note(request, 'leu o cache');
  cache.note(twin, 'é outro pedido');
  equal([...cache.notesOf(request)], ['entrou', 'leu o cache'], { sent: 'duas notas num pedido; notesOf' });
  equal([...cache.notesOf(twin)], ['é outro pedido'], {
    sent: 'uma nota num pedido com os mesmos campos; notesOf',
    message: 'cada objeto tem as suas notas',
  });
  equal([...cache.notesOf({})], [], { sent: 'notesOf de um pedido sem notas' });
  await settle();
  equal([...cache.notesOf(request)], ['entrou', 'leu o cache'], {
    sent: 'coleta, com o pedido em andamento; notesOf',
    message: 'as notas duram o que o pedido durar',
  });
  equal(Reflect.ownKeys(request), ['id'], {
    sent: 'os campos do pedido, com os ocultos e os de nome simbólico',
    message: 'não escreva no pedido',
  });
  request = undefined;
  equal(await tracked.survivors(), [], {
    sent: 'o pedido terminou e ninguém mais aponta para ele; coleta',
    message: 'o pedido ainda está na memória: algo no cache aponta para ele',
  });
});

task(7, 'um dia de uso ocupa pouco: 3.000 perfis, e só 50 guardados', LEAKS, async (answer) => {
  const rounds: { hoard: number; yours: number }[] = [];
  for (let round = 0; round < 3; round++) {
    rounds.push({
      hoard: await retained(() => aDay(new Hoard())),
      yours: await retained(() => aDay(start(answer, { max: MAX }).cache)),
    });
  }
  const hoards = rounds.map(({ hoard }) => hoard);
  ok(
    Math.max(...hoards) < 1.5 * Math.min(...hoards),
    'inconclusivo: a memória variou demais entre as rodadas; rode de novo',
    {
      received: hoards.join(', '),
    },
  );
  const yours = Math.max(1, median(rounds.map(({ yours }) => yours)));
  const ratio = median(hoards) / yours;
  ok(ratio >= TIMES_LESS, 'o cache ainda prende memória que cresce com o uso', {
    sent: `3.000 perfis, 24.000 get e 3.000 notas, com max ${MAX}; coleta; mediana de três`,
    received: `${kib(yours)}, ${decimal.format(ratio)} vezes menos que sem limite (${kib(median(hoards))})`,
    expected: `${TIMES_LESS} vezes menos, ou mais`,
  });
});
