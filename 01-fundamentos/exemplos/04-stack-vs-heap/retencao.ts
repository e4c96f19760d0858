/**
 * Quatro jeitos de prender memória sem querer, cada um ao lado do conserto, em bytes depois de uma coleta forçada.
 */
import { EventEmitter } from 'node:events';
import { bytesText, retainedBytes } from './heap.ts';

const COUNT = 200;
const SIZE = 1000; // números por pedido: 8.000 bytes em cada lista

const bigRequest = (id: number) => ({ id, body: Array.from({ length: SIZE }, (_, at) => id + at + 0.5) });

// #region closure
/** Cada função usa só o id, mas a vizinha usa `request`, e as duas dividem o mesmo contexto. */
export function closuresThatLeak(): (() => number)[] {
  return Array.from({ length: COUNT }, (_, index) => {
    const request = bigRequest(index);
    const bodySize = () => request.body.length;
    bodySize();
    const { id } = request;
    return () => id;
  });
}

/** O pedido fica em outra função: o contexto da que sobrevive só tem o id. */
export function closuresThatDoNot(): (() => number)[] {
  return Array.from({ length: COUNT }, (_, index) => {
    const id = handle(index);
    return () => id;
  });
}

function handle(index: number): number {
  const request = bigRequest(index);
  const bodySize = () => request.body.length;
  bodySize();
  return request.id;
}
// #endregion closure

// #region listener
const bus = new EventEmitter().setMaxListeners(0);

/** Cada pedido deixa no barramento, que vive para sempre, uma função que o segura. */
export function listenersThatLeak(): void {
  for (let index = 0; index < COUNT; index++) {
    const request = bigRequest(index);
    bus.on('config', () => request.body.fill(0));
  }
}

export function listenersThatDoNot(): void {
  for (let index = 0; index < COUNT; index++) {
    const request = bigRequest(index);
    const onConfig = () => request.body.fill(0);
    bus.on('config', onConfig);
    bus.off('config', onConfig); // num servidor, no fim do pedido
  }
}
// #endregion listener

// #region cache
const everything = new Map<number, unknown>();
const recent = new Map<number, unknown>();

export function cacheThatLeaks(): void {
  for (let index = 0; index < COUNT; index++) everything.set(index, bigRequest(index));
}

const LIMIT = 10;

export function cacheThatDoesNot(): void {
  for (let index = 0; index < COUNT; index++) {
    recent.set(index, bigRequest(index));
    const oldest = recent.keys().next();
    if (recent.size > LIMIT && !oldest.done) recent.delete(oldest.value);
  }
}
// #endregion cache

// #region timer
const timers: NodeJS.Timeout[] = [];

/** `unref` deixa o processo sair, mas o relógio ainda segura a função, e ela segura o pedido. */
export function timersThatLeak(): void {
  for (let index = 0; index < COUNT; index++) {
    const request = bigRequest(index);
    timers.push(setInterval(() => request.body.fill(0), 3_600_000).unref());
  }
}

export function timersThatDoNot(): void {
  for (let index = 0; index < COUNT; index++) {
    const request = bigRequest(index);
    clearInterval(setInterval(() => request.body.fill(0), 3_600_000));
  }
}
// #endregion timer

export const PAIRS = {
  closure: [closuresThatLeak, closuresThatDoNot],
  listener: [listenersThatLeak, listenersThatDoNot],
  cache: [cacheThatLeaks, cacheThatDoesNot],
  timer: [timersThatLeak, timersThatDoNot],
} as const;

/** Desfaz o que os vazamentos deixaram, para quem mede mais de uma vez. */
export function cleanUp(): void {
  bus.removeAllListeners();
  everything.clear();
  recent.clear();
  for (const timer of timers.splice(0)) clearInterval(timer);
}

export async function main(): Promise<void> {
  console.log(`${COUNT} pedidos de ${bytesText(SIZE * 8)}; bytes presos depois da coleta`);
  console.log(`  ${''.padEnd(18)} ${'vaza'.padStart(12)} ${'conserto'.padStart(12)}`);
  for (const [name, [leaks, fixed]] of Object.entries(PAIRS)) {
    const columns = [await retainedBytes(leaks), await retainedBytes(fixed)].map(bytesText);
    console.log(`  ${name.padEnd(18)} ${columns.map((text) => text.padStart(12)).join(' ')}`);
  }
  cleanUp();
}

if (import.meta.main) await main();
