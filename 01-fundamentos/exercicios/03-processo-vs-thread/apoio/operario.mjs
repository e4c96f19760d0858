/**
 * A thread da verificação. Em JavaScript: apagar os tipos dobraria o tempo em que ela começa.
 */
import { parentPort, threadId } from 'node:worker_threads';

/** Os inteiros de um portão. */
export const [STARTED, OPEN, REPLIED] = [0, 1, 2];

/** @param {unknown} value */
const reply = (value) => parentPort?.postMessage({ ok: true, value: { value, thread: threadId } });

/**
 * @param {Int32Array} gate
 * @param {number} at
 */
function signal(gate, at) {
  Atomics.store(gate, at, 1);
  Atomics.notify(gate, at);
}

/** @param {Int32Array} gate */
function hold(gate) {
  signal(gate, STARTED);
  Atomics.wait(gate, OPEN, 0);
}

/** @param {import('./bancada.ts').Order} order */
function obey(order) {
  switch (order.do) {
    case 'responde':
      return reply(order.value);
    case 'recusa':
      return parentPort?.postMessage({ ok: false, message: order.message });
    case 'lança':
      throw new Error(order.message);
    case 'sai':
      return process.exit(order.code);
    case 'gira':
      signal(order.gate, STARTED);
      for (;;);
    case 'espera':
      hold(order.gate);
      return reply(order.value);
    case 'responde e avisa':
      hold(order.gate);
      reply('tarde demais');
      return signal(order.gate, REPLIED);
  }
}

parentPort?.on('message', obey);
