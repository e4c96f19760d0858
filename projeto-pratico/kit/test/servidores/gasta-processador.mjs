/** Gasta 300 ms de processador numa thread que termina, e fica de pé. */
import { Worker } from 'node:worker_threads';

new Worker('while (process.threadCpuUsage().user < 300_000);', { eval: true }).once('exit', () => {
  process.stdout.write('gastei\n');
  setInterval(() => undefined, 1_000);
});
