import { type ChildProcess, fork } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import type { Job } from './trabalho.ts';

export type Handle = (job: Job) => Promise<number>;

interface Reply {
  id: number;
  result: number;
}

// #region equipe
/**
 * Reparte os trabalhos em rodízio entre threads ou processos que já existem. Só o que a comparação precisa: o
 * exercício faz um de verdade, com fila, cancelamento e recuperação.
 */
function roundRobin(members: readonly (Worker | ChildProcess)[]): Handle {
  const waiting = new Map<number, (result: number) => void>();
  for (const member of members)
    member.on('message', ({ id, result }: Reply) => {
      waiting.get(id)?.(result);
      waiting.delete(id);
    });
  let next = 0;
  return (job) =>
    new Promise((resolve) => {
      const id = next++;
      waiting.set(id, resolve);
      const member = members[id % members.length];
      if (member instanceof Worker) member.postMessage({ id, job });
      else member?.send({ id, job });
    });
}

export const threadTeam = (file: string, size: number): Handle =>
  roundRobin(Array.from({ length: size }, () => new Worker(file)));

export const processTeam = (file: string, size: number): Handle =>
  roundRobin(Array.from({ length: size }, () => fork(file, ['membro'])));
// #endregion equipe
