/**
 * Vigia: lê os PIDs de líderes de grupo pela entrada padrão e, quando ela fecha, mata todos.
 * A entrada fecha sozinha se o kit morrer, mesmo com kill -9 — é assim que nada sobra.
 */
import { createInterface } from 'node:readline';
import { killGroup, killMarked } from './kill.ts';

const groups = new Set<number>();
const mark = process.argv[2] ?? '';
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

const input = createInterface({ input: process.stdin });
input.on('line', (line) => {
  const pid = Number(line.slice(1));
  if (line.startsWith('+')) groups.add(pid);
  else groups.delete(pid);
});
input.on('close', () => {
  for (const pid of groups) killGroup(pid);
  killMarked(mark);
});
