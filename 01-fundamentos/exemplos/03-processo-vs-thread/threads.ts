import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * Começa uma thread que roda o próprio arquivo, com `data` em `workerData`.
 *
 * @returns a promessa resolve quando ela termina; é rejeitada com o erro que ela não tratou
 */
export async function runThread(file: string, data: unknown): Promise<void> {
  await once(new Worker(file, { workerData: data }), 'exit');
}
