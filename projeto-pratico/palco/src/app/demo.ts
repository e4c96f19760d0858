import type { Logger } from 'pino';
import { createDemoClock, fill } from '../demo/fill.ts';
import { DEMO_PASSWORD, people } from '../demo/people.ts';
import { need } from './building.ts';
import { compose } from './compose.ts';
import type { Config } from './config.ts';
import { findTools } from './tools.ts';

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);
const ALLOW_REMOTE = '--fora-desta-maquina';

/**
 * Cria os dados de demonstração. Recusa um Palco que não esteja nesta máquina, porque as contas têm uma senha
 * pública; `--fora-desta-maquina` diz que é isso mesmo que se quer.
 */
export async function runDemo(config: Config, log: Logger, args: string[]): Promise<void> {
  if (!args.includes(ALLOW_REMOTE)) assertLocal(config);
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const clock = createDemoClock();
  const { app, building, close } = await compose({
    config: { ...config, authAttemptsPerMinute: 0, webDir: null },
    log,
    clock,
  });
  log.level = 'warn';
  try {
    await app.ready();
    await fill({
      app,
      enroll: need(building, 'users').enroll,
      clock,
      say,
      ffmpeg: async () => (await findTools(config)).ffmpeg,
    });
    say(`\nEntre em ${config.publicUrl} com a senha ${DEMO_PASSWORD} e um destes nomes:`);
    for (const { handle, name } of people) say(`  ${handle.padEnd(14)} ${name}`);
  } finally {
    await close();
  }
}

function assertLocal({ publicUrl, databaseUrl }: Config): void {
  const hosts = [publicUrl, databaseUrl].map((url) => new URL(url).hostname);
  const remote = hosts.find((host) => !LOCAL.has(host));
  if (remote === undefined) return;
  throw new Error(
    `A demonstração cria contas de senha pública, e ${remote} não é esta máquina. Se é o que você quer, use ${ALLOW_REMOTE}.`,
  );
}
