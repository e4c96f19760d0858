import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Guardian {
  watch(pid: number): void;
  forget(pid: number): void;
  /** Fecha a entrada do vigia; ele mata o que ainda estiver na lista e acaba. */
  close(): Promise<void>;
}

/** Sobe o vigia que garante o fim dos servidores sob teste mesmo que o kit morra com kill -9. */
export function startGuardian(mark: string): Guardian {
  const main = fileURLToPath(new URL('./guardian-main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, mark], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // EPIPE aqui só diz que o vigia já acabou; quem encerra limpa de novo por conta própria.
  child.stdin.on('error', () => undefined);
  return {
    watch: (pid) => void child.stdin.write(`+${pid}\n`),
    forget: (pid) => void child.stdin.write(`-${pid}\n`),
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
