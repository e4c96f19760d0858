import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { explainMissingService } from '../../core/errors.ts';
import { type Command, EXIT } from '../command.ts';

const CHECK_MS = 5_000;

export const database: Command = {
  name: 'banco',
  usage: 'banco',
  summary: 'um PostgreSQL vazio para programar à mão; vale até o Ctrl-C, e os dados somem com ele',
  words: 0,
  async run({ terminal, signal }) {
    const { service } = await import('@trilha/services');
    const server = await service('postgres').catch((error: unknown) => {
      throw explainMissingService(error);
    });
    try {
      terminal.line(`DATABASE_URL=${server.url}`);
      terminal.error('O banco vale até você teclar Ctrl-C; os dados são apagados com ele.');
      // O serviço não segura o laço de eventos: sem esta espera, o processo acabaria aqui, e o banco com ele.
      while (!signal.aborted) {
        if (!(await answers(new URL(server.url)))) {
          terminal.error('O PostgreSQL parou sozinho. → Rode npx trilha banco de novo.');
          return EXIT.failed;
        }
        await delay(CHECK_MS, undefined, { signal }).catch(() => undefined);
      }
    } finally {
      await server.stop();
    }
    return EXIT.ok;
  },
};

/** Se alguém aceita conexões no endereço do banco. */
function answers({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 5432) });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
