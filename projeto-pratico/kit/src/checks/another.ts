import type { RunningServer, TaskContext } from '../stage.ts';

/** Sobe mais um servidor só para `work` e o mata: de pé, ele dividiria a fila de mensagens com o principal. */
export async function withAnother(
  launch: TaskContext['launch'],
  env: Record<string, string>,
  work: (server: RunningServer) => Promise<void>,
): Promise<void> {
  const server = await launch({ env });
  try {
    await work(server);
  } finally {
    await server.process.kill();
  }
}
